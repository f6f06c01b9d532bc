package waymark.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What keeps a directory from being, or becoming, the data directory; each is one sentence that says what to do. */
final class DirectoryChecks {

    static final String PROPERTIES = "waymark.properties";
    static final String LOCK = "lock";

    /** Below this a start is refused: it would end in the middle of things. */
    static final long ENOUGH_TO_START = 256L << 20;

    /** Raised when the layout changes so that an older release must not touch it. */
    private static final int LAYOUT = 1;

    /** All that may be there before the properties are: a start that got no further. */
    private static final Set<String> BEFORE_PROPERTIES = Set.of(LOCK, "logs", PROPERTIES + ".next");

    private DirectoryChecks() {}

    static void requireOurs(Path root) {
        try {
            if (Files.isDirectory(root) && Files.notExists(root.resolve(PROPERTIES))) {
                requireEmpty(root);
            }
            readProperties(root);
        } catch (IOException e) {
            throw notWritable(root, e);
        }
        var existing = existing(root);
        if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
            throw notWritable(root, null);
        }
        if (Files.notExists(root.resolve(PROPERTIES))) {
            requireRoom(root);
        }
    }

    static void requireRoom(Path root) {
        long usable = usable(root);
        if (usable < ENOUGH_TO_START) {
            throw new StandaloneException(
                    "The disk that holds %s has only %d MB left and Waymark needs %d MB to start; free some space or choose a directory on another disk with --data."
                            .formatted(root, usable >> 20, ENOUGH_TO_START >> 20));
        }
    }

    private static long usable(Path root) {
        try {
            return Files.getFileStore(existing(root)).getUsableSpace();
        } catch (IOException e) {
            throw notWritable(root, e);
        }
    }

    private static void requireEmpty(Path root) throws IOException {
        try (var files = Files.list(root)) {
            if (!files.allMatch(file -> BEFORE_PROPERTIES.contains(String.valueOf(file.getFileName())))) {
                throw new StandaloneException("The directory " + root
                        + " holds something other than Waymark's data; choose an empty or a new one with --data.");
            }
        }
    }

    private static Path existing(Path root) {
        var existing = root;
        while (Files.notExists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return existing;
    }

    static StandaloneException notWritable(Path root, @Nullable IOException cause) {
        return new StandaloneException(
                "The data directory " + root + " cannot be written to; make it writable or choose another with --data.",
                cause);
    }

    static Properties readProperties(Path root) throws IOException {
        var properties = new Properties();
        var file = root.resolve(PROPERTIES);
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                properties.load(in);
            }
        }
        int layout = layout(root, properties);
        if (layout > LAYOUT) {
            throw new StandaloneException(
                    "The data directory %s was written by a newer Waymark (layout %d, this one knows %d); use that release or another directory with --data."
                            .formatted(root, layout, LAYOUT));
        }
        properties.setProperty("layout", String.valueOf(LAYOUT));
        return properties;
    }

    private static int layout(Path root, Properties properties) {
        try {
            return Integer.parseInt(properties.getProperty("layout", String.valueOf(LAYOUT)));
        } catch (NumberFormatException e) {
            throw new StandaloneException(
                    "The file " + root.resolve(PROPERTIES) + " is damaged; restore it from a backup, or choose another"
                            + " directory with --data.",
                    e);
        }
    }
}

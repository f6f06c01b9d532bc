package waymark.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server's directory: marked with what wrote it and in which format, so that nothing foreign or newer is touched. */
record DataDirectory(Path path, String kind, int format) {

    private static final String MARKER = "format";

    /** Makes the directory if it isn't there, checks or writes its marker and returns the format it is in. */
    int open() {
        try {
            Files.createDirectories(path);
            if (!Files.exists(path.resolve(MARKER))) {
                if (!isEmpty()) {
                    throw foreign();
                }
                mark();
            }
            // Each byte a character: a damaged one is something else, not unreadable.
            int found = check(Files.readString(path.resolve(MARKER), StandardCharsets.ISO_8859_1)
                    .strip());
            if (!Files.isWritable(path)) {
                throw notWritable(null);
            }
            return found;
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    EmbeddedServerException notWritable(@Nullable Exception cause) {
        return new EmbeddedServerException(
                "The data directory " + path + " can't be written to; choose another or change its permissions.",
                cause);
    }

    EmbeddedServerException damaged(Exception cause) {
        return new EmbeddedServerException(
                "The data in " + path + " is damaged and can't be opened; restore the latest backup into it.", cause);
    }

    EmbeddedServerException cutShort() {
        return new EmbeddedServerException(
                "The data in " + path
                        + " ends before the last change that was acknowledged, so its file was cut short or"
                        + " replaced by an older one; restore the latest backup of the whole directory into it.",
                null);
    }

    EmbeddedServerException without(String file) {
        return new EmbeddedServerException(
                "The data in " + path + " lack their file '" + file
                        + "', without which nobody can tell whether something"
                        + " was lost; restore the latest backup of the whole directory into it.",
                null);
    }

    EmbeddedServerException inUse(Exception cause) {
        return new EmbeddedServerException(
                "The data directory " + path + " is in use by another running program; stop that one first.", cause);
    }

    private int check(String marker) {
        String[] words = marker.split(" ", 2);
        if (words.length != 2 || !words[0].equals(kind) || !words[1].matches("[1-9][0-9]{0,5}")) {
            throw foreign();
        }
        int found = Integer.parseInt(words[1]);
        if (found > format) {
            throw new EmbeddedServerException(
                    "The data in " + path + " was written by a newer release (format " + words[1]
                            + ", this one reads up to " + format + "); start that release or a later one.",
                    null);
        }
        return found;
    }

    private EmbeddedServerException foreign() {
        return new EmbeddedServerException(
                "The directory " + path + " holds something other than " + kind + " data, or its file '" + MARKER
                        + "' is missing or damaged; choose an empty directory, or restore that file from the latest"
                        + " backup.",
                null);
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.findAny().isEmpty();
        }
    }

    private void mark() throws IOException {
        Path draft = Files.createTempFile(path, MARKER, ".new");
        Files.writeString(draft, kind + " " + format + "\n");
        Files.move(draft, path.resolve(MARKER), StandardCopyOption.ATOMIC_MOVE);
    }
}

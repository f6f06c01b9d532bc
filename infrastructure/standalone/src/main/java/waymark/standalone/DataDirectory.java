package waymark.standalone;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import waymark.platform.privacy.KeyFiles;

/**
 * Where one instance keeps everything: stores, keys, secrets, logs, and {@code waymark.properties} with the layout's
 * version and the authority it was made for. One process at a time; a directory of a newer release is left alone.
 */
public final class DataDirectory implements AutoCloseable {

    private static final String NEXT = ".next";

    private static final int SECRET_BYTES = 18;

    private final Path root;
    private final FileChannel lockFile;
    private final FileLock lock;
    private final Properties properties;

    private DataDirectory(Path root, FileChannel lockFile, FileLock lock, Properties properties) {
        this.root = root;
        this.lockFile = lockFile;
        this.lock = lock;
        this.properties = properties;
    }

    /** Opens or makes the directory and locks it for this process. */
    public static DataDirectory open(Path directory) {
        requireOurs(directory);
        var root = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            var lockFile = FileChannel.open(
                    root.resolve(DirectoryChecks.LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = tryLock(lockFile);
            if (lock == null) {
                lockFile.close();
                throw new StandaloneException("Another Waymark is using " + root
                        + "; stop it, or give this one its own directory with --data.");
            }
            try {
                DirectoryChecks.requireRoom(root);
            } catch (StandaloneException e) {
                lockFile.close();
                throw e;
            }
            var data = new DataDirectory(root, lockFile, lock, DirectoryChecks.readProperties(root));
            data.writeProperties();
            return data;
        } catch (IOException e) {
            throw DirectoryChecks.notWritable(root, e);
        }
    }

    /** Refuses, and leaves as it is, what is not Waymark's, of a newer release, damaged or not writable. */
    public static void requireOurs(Path directory) {
        DirectoryChecks.requireOurs(directory.toAbsolutePath().normalize());
    }

    /** The port base of the process that holds the directory, where one does. */
    public static Optional<Ports> inUseOn(Path directory) {
        var root = directory.toAbsolutePath().normalize();
        if (!Files.isRegularFile(root.resolve(DirectoryChecks.LOCK))) {
            return Optional.empty();
        }
        try (var lockFile = FileChannel.open(root.resolve(DirectoryChecks.LOCK), StandardOpenOption.WRITE);
                var lock = tryLock(lockFile)) {
            return lock == null
                    ? Optional.ofNullable(DirectoryChecks.readProperties(root).getProperty("port-base"))
                            .map(base -> new Ports(Integer.parseInt(base)))
                    : Optional.empty();
        } catch (IOException e) {
            throw DirectoryChecks.notWritable(root, e);
        }
    }

    /** A secret of an instance that is running, for the command line beside it. */
    public static String secretOf(Path directory, String name) {
        try {
            return Files.readString(secretFile(directory.toAbsolutePath().normalize(), name))
                    .strip();
        } catch (IOException e) {
            throw new StandaloneException(
                    "The secrets of the Waymark running on " + directory
                            + " cannot be read; run this as the same user.",
                    e);
        }
    }

    public Path resolve(String name) {
        return root.resolve(name);
    }

    public Optional<String> get(String key) {
        return Optional.ofNullable(properties.getProperty(key));
    }

    /** Remembered across restarts. */
    public synchronized void put(String key, String value) {
        properties.setProperty(key, value);
        try {
            writeProperties();
        } catch (IOException e) {
            throw new StandaloneException(
                    "The disk that holds " + root + " is full or not writable; free some space or make it writable.",
                    e);
        }
    }

    private void writeProperties() throws IOException {
        var next = root.resolve(DirectoryChecks.PROPERTIES + NEXT);
        var text = new StringWriter();
        properties.store(text, "Written by Waymark; do not edit while it runs.");
        Files.writeString(
                next,
                text.toString(),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
        Files.move(next, root.resolve(DirectoryChecks.PROPERTIES), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The keys of this directory, made with it; where data are without them, a new key would open none of it. */
    public KeyFiles keys() {
        try {
            return KeyFiles.open(root.resolve("keys"), Files.notExists(root.resolve("mongo")));
        } catch (IllegalStateException e) {
            throw new StandaloneException(
                    "The keys under " + root.resolve("keys") + " are missing or unreadable, and without them no child's"
                            + " data can be read; restore them from their backup.",
                    e);
        } catch (UncheckedIOException e) {
            throw DirectoryChecks.notWritable(root, e.getCause());
        }
    }

    /** Made on first use, readable by the owner alone; never a default. Two services may ask for one at once. */
    public synchronized String secret(String name) {
        var file = secretFile(root, name);
        try {
            if (Files.notExists(file)) {
                Files.createDirectories(
                        file.getParent(),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                var bytes = new byte[SECRET_BYTES];
                new SecureRandom().nextBytes(bytes);
                // Whole or not there: an empty secret would be everybody's password.
                var draft = file.resolveSibling(name + NEXT);
                Files.deleteIfExists(draft);
                Files.createFile(
                        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(draft, HexFormat.of().formatHex(bytes), StandardOpenOption.SYNC);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StandaloneException("The secrets under " + root + " cannot be read or written.", e);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path secretFile(Path root, String name) {
        return root.resolve("secrets").resolve(name);
    }

    private static @Nullable FileLock tryLock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}

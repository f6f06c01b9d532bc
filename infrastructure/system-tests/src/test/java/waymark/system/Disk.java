package waymark.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A disk of its own, so that it can be full or read-only for real; only root may make one. */
final class Disk implements AutoCloseable {

    private static final int MEGABYTE = 1 << 20;

    private final Path folder;

    private Disk(Path folder) {
        this.folder = folder;
    }

    /** Whether this machine lets one be made. */
    static boolean canBeMade(Path folder) {
        try (var probe = mounted(Files.createDirectories(folder.resolve("probe")), 1)) {
            return Files.isDirectory(probe.folder());
        } catch (IllegalStateException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Disk mounted(Path folder, int megabytes) {
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
        return new Disk(folder);
    }

    Path folder() {
        return folder;
    }

    void makeReadOnly() {
        run("mount", "-o", "remount,ro", folder.toString());
    }

    /** Lets something else take the disk, but for so many megabytes. */
    void fillUpTo(int megabytesLeft) {
        try (var filler = Files.newOutputStream(filler())) {
            var zeros = new byte[MEGABYTE];
            while (Files.getFileStore(folder).getUsableSpace() > (long) megabytesLeft * MEGABYTE) {
                filler.write(zeros);
            }
        } catch (IOException e) {
            // It is full before its last megabyte is.
            if (megabytesLeft > 0) {
                throw new UncheckedIOException(e);
            }
        }
    }

    void free() {
        try {
            Files.deleteIfExists(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    @Override
    public void close() {
        run("umount", "-l", folder.toString());
    }

    private static void run(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(Arrays.toString(command) + ": " + said);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

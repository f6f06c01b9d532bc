package waymark.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** Makes the store open its file as a {@link CheckedFile}. Public because the library makes instances of it. */
public final class CheckedFilePath extends FilePathWrapper {

    private static final String SCHEME = "waymark-checked";

    static {
        FilePath.register(new CheckedFilePath());
    }

    static String of(Path path) {
        return SCHEME + ":" + path;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new CheckedFile(super.open(mode));
    }
}

package waymark.platform.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The two secrets a deployment keeps outside its databases: the key-encryption key (a Tink keyset, so that it can be
 * rotated) and the key of the references. Losing the first loses every personal field; losing the second loses the link
 * between an authority's references and our ids. They are backed up apart from the data.
 */
public final class KeyFiles {

    private static final String KEY_ENCRYPTION_KEY = "key-encryption-key.json";
    private static final String REFERENCE_KEY = "reference-key.hex";
    private static final int REFERENCE_KEY_BYTES = 32;

    private final Path directory;

    private KeyFiles(Path directory) {
        this.directory = directory;
    }

    /** Refuses to start without both files; makes them, readable by their owner only, where {@code create} says so. */
    public static KeyFiles open(Path directory, boolean create) {
        var files = new KeyFiles(directory);
        if (create) {
            files.createMissing();
        }
        for (String name : new String[] {KEY_ENCRYPTION_KEY, REFERENCE_KEY}) {
            if (!Files.isReadable(directory.resolve(name))) {
                throw new IllegalStateException("The key file " + directory.resolve(name)
                        + " is missing or unreadable; restore it from its backup, or set waymark.keys.create=true for a"
                        + " new installation.");
            }
        }
        return files;
    }

    Path directory() {
        return directory;
    }

    public Aead keyEncryptionKey() {
        try {
            AeadConfig.register();
            return TinkJsonProtoKeysetFormat.parseKeyset(read(KEY_ENCRYPTION_KEY), InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The key file " + directory.resolve(KEY_ENCRYPTION_KEY) + " is not a Tink AEAD keyset.", e);
        }
    }

    public References references() {
        byte[] key = HexFormat.of().parseHex(read(REFERENCE_KEY).strip());
        if (key.length != REFERENCE_KEY_BYTES) {
            throw new IllegalStateException(
                    "The key file " + directory.resolve(REFERENCE_KEY) + " does not hold 32 bytes in hexadecimal.");
        }
        return new KeyedReferences(key);
    }

    private void createMissing() {
        try {
            Files.createDirectories(directory, ownerOnly("rwx------"));
            if (Files.notExists(directory.resolve(KEY_ENCRYPTION_KEY))) {
                AeadConfig.register();
                createOnce(
                        KEY_ENCRYPTION_KEY,
                        TinkJsonProtoKeysetFormat.serializeKeyset(
                                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM),
                                InsecureSecretKeyAccess.get()));
            }
            if (Files.notExists(directory.resolve(REFERENCE_KEY))) {
                byte[] key = new byte[REFERENCE_KEY_BYTES];
                new SecureRandom().nextBytes(key);
                createOnce(REFERENCE_KEY, HexFormat.of().formatHex(key));
            }
            // Also where another service made them: nothing is sealed with a key that a power cut could take away.
            force(directory);
            force(directory.resolve(".."));
        } catch (IOException e) {
            throw new UncheckedIOException("The key directory " + directory + " cannot be written.", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key-encryption key could not be made.", e);
        }
    }

    /** Whole and on the disk, or not at all; the first of several services that start together wins. */
    private void createOnce(String name, String content) throws IOException {
        Path draft = Files.createTempFile(directory, name, ".new", ownerOnly("rw-------"));
        try {
            Files.writeString(draft, content, StandardOpenOption.SYNC);
            Files.createLink(directory.resolve(name), draft);
        } catch (FileAlreadyExistsException ignored) {
            // Another service made it in the meantime: that one counts.
        } finally {
            Files.delete(draft);
        }
    }

    /** A new name in a directory is on the disk once the directory is; only POSIX systems open one for that. */
    private void force(Path entries) throws IOException {
        if (isPosix()) {
            try (var channel = FileChannel.open(entries, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private boolean isPosix() {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private FileAttribute<?>[] ownerOnly(String permissions) {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private String read(String name) {
        try {
            return Files.readString(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + directory.resolve(name) + " cannot be read.", e);
        }
    }
}

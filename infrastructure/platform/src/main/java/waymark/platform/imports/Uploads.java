package waymark.platform.imports;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import org.bson.Document;
import org.bson.types.Binary;
import waymark.platform.privacy.Sealer;

/**
 * Files on their way in, kept encrypted in pieces between validation and commit. Each has a key of its own, sealed like
 * a person's data; when the import ends the pieces and the key are deleted.
 */
class Uploads {

    private static final int PIECE = 1024 * 1024;
    private static final String CONTEXT = "import.file-key";

    private final MongoCollection<Document> pieces;
    private final Sealer sealer;

    Uploads(MongoDatabase database, Sealer sealer) {
        this.pieces = database.getCollection("import-files");
        this.sealer = sealer;
    }

    static {
        try {
            StreamingAeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Encryption of files could not be set up", e);
        }
    }

    /** @return the file's key, sealed */
    String store(String id, InputStream file, long maxBytes) throws IOException, TooLargeException {
        try {
            var key = KeysetHandle.generateNew(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB);
            try (var out = cipher(key).newEncryptingStream(new Pieces(id), bytes(id))) {
                copy(file, out, maxBytes);
            }
            var text = Base64.getEncoder()
                    .encodeToString(TinkProtoKeysetFormat.serializeKeyset(key, InsecureSecretKeyAccess.get()));
            return sealer.seal(id, CONTEXT, text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The file could not be encrypted", e);
        }
    }

    InputStream open(String id, String sealedKey) throws IOException {
        var text = sealer.open(id, CONTEXT, sealedKey).orElseThrow(() -> new IOException("The file's key is gone"));
        try {
            var key =
                    TinkProtoKeysetFormat.parseKeyset(Base64.getDecoder().decode(text), InsecureSecretKeyAccess.get());
            return cipher(key).newDecryptingStream(new Reading(id), bytes(id));
        } catch (GeneralSecurityException e) {
            throw new IOException("The file can't be opened with its key", e);
        }
    }

    void delete(String id) {
        for (int n = 0; pieces.deleteOne(Filters.eq("_id", id + "/" + n)).getDeletedCount() > 0; n++) {
            // One after the other: each is found by its id, and there are at most a few dozen.
        }
    }

    private static void copy(InputStream file, OutputStream out, long maxBytes) throws IOException, TooLargeException {
        var buffer = new byte[64 * 1024];
        long total = 0;
        for (int n = file.read(buffer); n >= 0; n = file.read(buffer)) {
            total += n;
            if (total > maxBytes) {
                throw new TooLargeException();
            }
            out.write(buffer, 0, n);
        }
    }

    private static StreamingAead cipher(KeysetHandle key) throws GeneralSecurityException {
        return key.getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static final class TooLargeException extends Exception {
        private static final long serialVersionUID = 1;
    }

    private final class Pieces extends OutputStream {

        private final String id;
        private final byte[] piece = new byte[PIECE];
        private int filled;
        private int number;

        Pieces(String id) {
            this.id = id;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            int done = 0;
            while (done < length) {
                int n = Math.min(length - done, PIECE - filled);
                System.arraycopy(source, offset + done, piece, filled, n);
                filled += n;
                done += n;
                if (filled == PIECE) {
                    store();
                }
            }
        }

        private void store() {
            pieces.insertOne(
                    new Document("_id", id + "/" + number).append("data", new Binary(Arrays.copyOf(piece, filled))));
            number++;
            filled = 0;
        }

        @Override
        public void close() {
            if (filled > 0) {
                store();
            }
        }
    }

    private final class Reading extends InputStream {

        private final String id;
        private byte[] piece = new byte[0];
        private int at;
        private int number;

        Reading(String id) {
            this.id = id;
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (at == piece.length) {
                var next = pieces.find(Filters.eq("_id", id + "/" + number)).first();
                if (next == null) {
                    return -1;
                }
                piece = next.get("data", Binary.class).getData();
                at = 0;
                number++;
            }
            int n = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, target, offset, n);
            at += n;
            return n;
        }
    }
}

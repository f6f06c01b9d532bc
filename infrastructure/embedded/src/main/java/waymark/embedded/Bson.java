package waymark.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.h2.mvstore.DataUtils;

/** Documents as they are stored: the bytes of the wire, so that every reader gets a document of its own. */
final class Bson {

    private Bson() {}

    static byte[] encode(Document document) {
        ByteBuf buffer = Unpooled.buffer(512);
        BsonEncoder.encodeDocument(document, buffer);
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }

    /** Bytes that are no document are damage: where there is no checksum (format 1) nothing else finds it. */
    static Document decode(byte[] bytes) {
        try {
            return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
        } catch (RuntimeException e) {
            // Its message may quote the document.
            throw DataUtils.newMVStoreException(DataUtils.ERROR_FILE_CORRUPT, "A document cannot be read");
        }
    }
}

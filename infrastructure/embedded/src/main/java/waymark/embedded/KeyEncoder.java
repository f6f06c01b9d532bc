package waymark.embedded;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.BadValueException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as bytes whose unsigned order is BSON's order. Every value ends itself, so values can follow each other
 * in a compound key, and a descending part is simply the complement of its bytes.
 */
final class KeyEncoder {

    private static final long SIGN = Long.MIN_VALUE;
    private static final int ESCAPED_ZERO = 0xFF;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(48);

    KeyEncoder ascending(@Nullable Object value) {
        KeyType type = KeyType.of(value);
        out.write(type.marker());
        writeContent(type, value);
        return this;
    }

    KeyEncoder descending(@Nullable Object value) {
        out.writeBytes(complement(OrderedKey.of(value).bytes()));
        return this;
    }

    OrderedKey toKey() {
        return new OrderedKey(out.toByteArray());
    }

    static byte[] complement(byte[] bytes) {
        byte[] result = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            result[i] = (byte) ~bytes[i];
        }
        return result;
    }

    private void writeContent(KeyType type, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Missing missing -> {}
            case MinKey smallest -> {}
            case MaxKey largest -> {}
            case Decimal128 decimal -> writeNumber(decimal.toBigDecimal().doubleValue(), 0);
            case Long whole -> writeNumber(whole.doubleValue(), distanceFromDouble(whole));
            case Number number -> writeNumber(number.doubleValue(), 0);
            case String text -> writeText(text);
            case Map<?, ?> document -> writeDocument(document);
            case Collection<?> list -> writeList(list);
            case BinData binary -> writeBinary(binary.getData());
            case UUID uuid -> writeUuid(uuid);
            case LegacyUUID uuid -> writeUuid(uuid.getUuid());
            case ObjectId id -> out.writeBytes(id.toByteArray());
            case Boolean flag -> out.write(flag ? 1 : 0);
            case Instant instant -> writeLong(instant.toEpochMilli() ^ SIGN);
            case BsonTimestamp timestamp -> writeLong(timestamp.getValue());
            case BsonRegularExpression pattern -> writeText(pattern.getPattern() + "/" + pattern.getOptions());
            default -> throw new BadValueException("A value of BSON type " + type + " can't be part of a key");
        }
    }

    /** A double in order, then how far a long lies from the nearest double: exact for both. */
    private void writeNumber(double number, int distance) {
        double plain = number == 0.0 ? 0.0 : number;
        long bits = Double.doubleToLongBits(plain);
        long ordered = bits < 0 ? ~bits : bits ^ SIGN;
        writeLong(Double.isNaN(plain) ? 0 : ordered);
        out.write((distance + 0x8000) >>> 8);
        out.write(distance + 0x8000);
    }

    private static int distanceFromDouble(long whole) {
        double nearest = (double) whole;
        // 2^63 itself is not a long: the cast below would clip it to 2^63 - 1.
        return nearest == 0x1p63 ? (int) (whole - Long.MAX_VALUE) - 1 : (int) (whole - (long) nearest);
    }

    private void writeText(String text) {
        for (byte part : text.getBytes(StandardCharsets.UTF_8)) {
            out.write(part);
            if (part == 0) {
                out.write(ESCAPED_ZERO);
            }
        }
        out.write(0);
        out.write(0);
    }

    private void writeDocument(Map<?, ?> document) {
        document.forEach((name, value) -> {
            KeyType type = KeyType.of(value);
            out.write(type.marker());
            writeText(String.valueOf(name));
            writeContent(type, value);
        });
        out.write(0);
    }

    private void writeList(Collection<?> list) {
        list.forEach(this::ascending);
        out.write(0);
    }

    private void writeBinary(byte[] data) {
        writeInt(data.length);
        out.writeBytes(data);
    }

    private void writeUuid(UUID uuid) {
        writeLong(uuid.getMostSignificantBits());
        writeLong(uuid.getLeastSignificantBits());
    }

    private void writeInt(int value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(value >>> shift);
        }
    }

    private void writeLong(long value) {
        writeInt((int) (value >>> 32));
        writeInt((int) value);
    }

    /** BSON's order of types; the markers leave room on both sides and none is a terminator. */
    enum KeyType {
        MIN_KEY(0x10),
        NULL(0x18),
        NUMBER(0x20),
        TEXT(0x28),
        DOCUMENT(0x30),
        LIST(0x38),
        BINARY(0x40),
        LEGACY_UUID(0x44),
        UUID(0x48),
        OBJECT_ID(0x50),
        FLAG(0x58),
        INSTANT(0x60),
        TIMESTAMP(0x68),
        PATTERN(0x70),
        MAX_KEY(0x78);

        private final int marker;

        KeyType(int marker) {
            this.marker = marker;
        }

        int marker() {
            return marker;
        }

        static KeyType of(@Nullable Object value) {
            return switch (value) {
                case null -> NULL;
                case Missing typed -> NULL;
                case MinKey typed -> MIN_KEY;
                case Number typed -> NUMBER;
                case String typed -> TEXT;
                case Document typed -> DOCUMENT;
                case Collection<?> typed -> LIST;
                case BinData typed -> BINARY;
                case LegacyUUID typed -> LEGACY_UUID;
                case java.util.UUID typed -> UUID;
                case ObjectId typed -> OBJECT_ID;
                case Boolean typed -> FLAG;
                case Instant typed -> INSTANT;
                case BsonTimestamp typed -> TIMESTAMP;
                case BsonRegularExpression typed -> PATTERN;
                case MaxKey typed -> MAX_KEY;
                default ->
                    throw new BadValueException(
                            "A value of type " + value.getClass().getSimpleName() + " can't be part of a key");
            };
        }
    }
}

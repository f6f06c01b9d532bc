package waymark.evidence.dossier;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import waymark.events.PublishedTypes;
import waymark.platform.consume.Received;

/** How a fact lies in its dossier's document: short names, plain values, the type by its published name. */
final class DossierCodec {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private static final JsonMapper JSON = JsonMapper.builder()
            .withConfigOverride(
                    BigDecimal.class, money -> money.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
            .build();

    private DossierCodec() {}

    static Document encode(Received received) {
        return new Document("t", received.type())
                .append("d", received.event().effective().toString())
                .append("r", Date.from(received.recorded()))
                .append("a", received.authorRole())
                .append("s", received.source())
                .append("p", received.position())
                .append("i", received.eventId())
                .append("f", new Document(JSON.convertValue(received.event(), FIELDS)));
    }

    static Dossier decode(Document document) {
        return new Dossier(
                document.getString("_id"),
                document.getString("la"),
                Kind.valueOf(document.getString("kind")),
                document.getList("e", Document.class, List.of()).stream()
                        .map(DossierCodec::fact)
                        .toList());
    }

    private static Fact fact(Document entry) {
        var type = PublishedTypes.classOf(entry.getString("t"))
                .orElseThrow(() -> new IllegalStateException(
                        "A dossier holds an event this release does not know; run the release that wrote it."));
        return new Fact(
                JSON.convertValue(entry.get("f", Document.class), type),
                entry.getString("i"),
                entry.getString("s").intern(),
                entry.get("p", Number.class).longValue(),
                entry.getDate("r").toInstant(),
                role(entry.getString("a")));
    }

    private static @Nullable String role(@Nullable String role) {
        return role == null ? null : role.intern();
    }
}

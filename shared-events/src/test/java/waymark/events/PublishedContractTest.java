package waymark.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The contract with everybody who reads our topics: names, fields, schema and yesterday's messages. */
class PublishedContractTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Map<String, Object> ASYNC_API = asyncApi();

    static Stream<Class<? extends PublishedEvent>> events() {
        return PublishedTypes.all().stream();
    }

    @ParameterizedTest
    @MethodSource("events")
    void yesterdays_message_is_read_and_written_back_to_the_same_json(Class<? extends PublishedEvent> type) {
        var golden = golden(type);
        assertThat(JSON.readTree(JSON.writeValueAsString(JSON.treeToValue(golden, type))))
                .isEqualTo(golden);
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_field_added_later_is_ignored_by_todays_reader(Class<? extends PublishedEvent> type) {
        var later = ((ObjectNode) golden(type)).deepCopy().put("addedLater", "x");
        assertThat(JSON.treeToValue(later, type)).isEqualTo(JSON.treeToValue(golden(type), type));
        assertThatThrownBy(() -> JsonMapper.builder()
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .build()
                        .treeToValue(later, type))
                .isInstanceOf(UnrecognizedPropertyException.class);
    }

    @ParameterizedTest
    @MethodSource("events")
    void the_published_schema_accepts_the_message_and_names_exactly_its_fields(Class<? extends PublishedEvent> type) {
        var schema = schema(type);
        assertThat(schema.get("properties").propertyNames()).containsExactlyElementsOf(fields(type));
        assertThat(violations(schema, golden(type))).isEmpty();
        assertThat(violations(schema, ((ObjectNode) golden(type)).deepCopy().put("la", "Peterborough")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_says_whom_it_is_about_and_when_it_became_true(Class<? extends PublishedEvent> type) {
        var event = JSON.treeToValue(golden(type), type);
        assertThat(event.subject()).isNotBlank();
        assertThat(event.effective()).isEqualTo("2023-10-02");
        assertThat(event.la()).isEqualTo("874");
    }

    @Test
    void no_field_is_published_that_nobody_decided_to_publish() {
        var published = events().flatMap(type -> fields(type).stream().map(field -> type.getSimpleName() + "." + field))
                .sorted()
                .toList();
        assertThat(published)
                .as("a new field needs a decision: is it free of names, dates of birth, UPNs, postcodes, free text?")
                .isEqualTo(resource("/allowed-fields.txt").lines().toList());
    }

    @Test
    void every_event_has_a_name_that_leads_back_to_it() {
        assertThat(events())
                .hasSize(33)
                .allSatisfy(type -> assertThat(PublishedTypes.classOf(PublishedTypes.nameOf(type)))
                        .contains(type));
        assertThat(PublishedTypes.nameOf(JourneysPublished.PlanIssued.class))
                .isEqualTo("waymark.journeys.plan-issued.v1");
        assertThat(PublishedTypes.classOf("java.lang.Runtime")).isEmpty();
    }

    private static List<String> fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    private static JsonNode golden(Class<?> type) {
        return JSON.readTree(resource("/golden/" + PublishedTypes.nameOf(type) + ".json"));
    }

    @SuppressWarnings("unchecked")
    private static JsonNode schema(Class<?> type) {
        var components = (Map<String, Object>) ASYNC_API.get("components");
        var schemas = (Map<String, Object>) components.get("schemas");
        return JSON.valueToTree(schemas.get(type.getSimpleName()));
    }

    private static List<?> violations(JsonNode schema, JsonNode message) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(message);
    }

    private static Map<String, Object> asyncApi() {
        return new Yaml().load(resource("/waymark/events/asyncapi.yaml"));
    }

    private static String resource(String path) {
        try (var in = PublishedContractTest.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("Missing " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

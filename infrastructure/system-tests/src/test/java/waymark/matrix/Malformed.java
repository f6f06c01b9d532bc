package waymark.matrix;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Bodies nobody should send, each with a child's data where something else is expected. */
final class Malformed {

    private static final JsonMapper JSON = new JsonMapper();

    private Malformed() {}

    /** Bodies that are not even of the right shape, wherever they are sent. */
    static List<String> anything() {
        var all = new ArrayList<String>();
        for (var canary : Canaries.ALL) {
            var text = JSON.writeValueAsString(canary);
            all.addAll(List.of(
                    text,
                    "[" + text + "]",
                    "{" + text + ":" + text + "}",
                    "{\"surname\":" + text,
                    text + "}{",
                    canary));
        }
        return all;
    }

    /** Everything a good body can be turned into. */
    static List<String> of(String good) {
        var all = new ArrayList<String>();
        if (good.startsWith("{")) {
            Canaries.ALL.forEach(canary -> replaced(good, canary, all));
        }
        return all;
    }

    private static void replaced(String good, String canary, List<String> all) {
        var value = StringNode.valueOf(canary);
        put(good, value, all);
        if (canary.equals(Canaries.NAME)) {
            put(good, JSON.createArrayNode().add(value), all);
            put(good, JSON.createObjectNode().set(canary, value), all);
        }
        for (int object = 0; object < objects(JSON.readTree(good)).size(); object++) {
            var body = JSON.readTree(good);
            objects(body).get(object).set(canary, value);
            all.add(JSON.writeValueAsString(body));
        }
    }

    private static void put(String good, JsonNode wrong, List<String> all) {
        for (int place = 0; place < places(JSON.readTree(good)).size(); place++) {
            var body = JSON.readTree(good);
            var at = places(body).get(place);
            at.holder().set(at.name(), wrong);
            all.add(JSON.writeValueAsString(body));
        }
    }

    private record Place(ObjectNode holder, String name) {}

    private static List<Place> places(JsonNode body) {
        return objects(body).stream()
                .flatMap(object -> object.propertyNames().stream().map(name -> new Place(object, name)))
                .toList();
    }

    private static List<ObjectNode> objects(JsonNode node) {
        var all = new ArrayList<ObjectNode>();
        if (node instanceof ObjectNode object) {
            all.add(object);
            object.forEach(child -> all.addAll(objects(child)));
        } else if (node instanceof ArrayNode array) {
            array.forEach(child -> all.addAll(objects(child)));
        }
        return all;
    }
}

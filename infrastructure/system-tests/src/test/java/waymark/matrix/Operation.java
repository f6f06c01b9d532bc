package waymark.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** One operation of one service, named as its OpenAPI document names it. */
record Operation(String service, String method, String path) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String API = "/api/v1/";
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace", "query");

    static Operation parse(String text) {
        var words = text.strip().split("\\s+");
        return new Operation(words[0], words[1], words[2]);
    }

    /** Every operation of the API in the service's own document; the dashboard's pages are not of the API. */
    static List<Operation> of(String service, RunningServices services) {
        var document = JSON.readTree(
                services.send(services.request(service, "/v3/api-docs")).body());
        var all = new ArrayList<Operation>();
        for (var path : document.get("paths").properties()) {
            for (var method : path.getValue().properties()) {
                if (path.getKey().startsWith(API) && METHODS.contains(method.getKey())) {
                    all.add(new Operation(service, method.getKey().toUpperCase(Locale.ROOT), path.getKey()));
                }
            }
        }
        return all;
    }

    boolean changes() {
        return !method.equals("GET");
    }

    boolean isAboutAChild() {
        return path.startsWith("/api/v1/children") && (path.contains("{childId}") || !changes())
                || path.contains("{cycleId}")
                || path.contains("{caseId}");
    }

    @Override
    public String toString() {
        return service + " " + method + " " + path;
    }
}

package waymark.matrix;

import java.util.Map;
import java.util.TreeMap;

/**
 * What there is in authority 874, all made through the public API: a setting with a SENCO, a child and a year's records,
 * a setting next door, and a child who moved there from the first. There is nothing in 873.
 */
final class World {

    static final String HERE = "874";
    static final String ELSEWHERE = "873";
    /** Where the records go that the table's own creations make. */
    static final String THIRD = "301";

    private static final String CHILD = """
            {"surname":"Test%1$s","forename":"Child","dateOfBirth":"2021-03-04","sex":"F","ethnicity":"WBRI",\
            "settingId":"%2$s","fundedHours":15,"effective":"2024-09-02"}""";

    private final Officer officer;
    private final Map<String, String> ids = new TreeMap<>();

    private World(RunningServices services) {
        officer = new Officer(services);
    }

    /** Names of ids to ids, once every service shows them. */
    static Map<String, String> make(RunningServices services) {
        var world = new World(services);
        world.settings();
        world.imports();
        world.children();
        world.support();
        world.funding();
        world.training();
        world.evidence();
        return Map.copyOf(world.ids);
    }

    /** The same names, meaning a child who was next door before and is at this setting now. */
    static Map<String, String> aboutWhoMoved(Map<String, String> world) {
        var moved = new TreeMap<>(world);
        moved.put("settingId", world.get("nextDoorId"));
        moved.put("nextDoorId", world.get("settingId"));
        world.forEach((name, id) -> {
            if (name.startsWith("moved.")) {
                moved.put(name.substring("moved.".length()), id);
            }
        });
        return moved;
    }

    private void settings() {
        var setting = """
                {"reference":"%1$s","details":{"name":"Setting %1$s","type":"PRESCHOOL","ward":"Ward","places":20},\
                "openedOn":"2019-09-01"}""";
        ids.put("settingId", officer.created("settings", "/api/v1/settings", setting.formatted("W1")));
        ids.put("nextDoorId", officer.created("settings", "/api/v1/settings", setting.formatted("W2")));
        ids.put("sencoId", officer.created("settings", "/api/v1/sencos", """
                {"name":"Test Senco","settingId":"%s","startedOn":"2022-09-01"}""".formatted(ids.get("settingId"))));
        officer.shown("settings", "/api/v1/sencos/" + ids.get("sencoId"));
        officer.shown("settings", "/api/v1/settings/" + ids.get("nextDoorId"));
    }

    /** Files that say nothing: each is refused, and stays on record as the authority's. */
    private void imports() {
        Map.of("settings", "settings", "journeys", "headcount", "funding", "budgets", "training", "clusters")
                .forEach((service, kind) -> {
                    var id = officer.sent(service, kind, "nothing\n");
                    ids.put(service + ".importId", id);
                    officer.shown(service, "/api/v1/imports/" + id, "\"REFUSED\"");
                });
    }

    private void children() {
        ids.put("childId", officer.created("journeys", "/api/v1/children", CHILD.formatted("a", ids.get("settingId"))));
        ids.put(
                "moved.childId",
                officer.created("journeys", "/api/v1/children", CHILD.formatted("b", ids.get("settingId"))));
        officer.shown("journeys", "/api/v1/children/" + ids.get("childId"));
        officer.shown("journeys", "/api/v1/children/" + ids.get("moved.childId"));
    }

    private void support() {
        for (var whose : new String[] {"", "moved."}) {
            var child = "/api/v1/children/" + ids.get(whose + "childId");
            officer.created("journeys", child + "/concerns", "{\"areaOfNeed\":\"SLCN\",\"raisedOn\":\"2024-10-01\"}");
            var cycle = officer.created("journeys", child + "/support-cycles", """
                    {"settingId":"%s","openedOn":"2024-10-08"}""".formatted(ids.get("settingId")));
            var request = officer.created("journeys", child + "/ehc-requests", """
                    {"source":"PARENT","receivedOn":"2025-01-06"}""");
            ids.put(whose + "cycleId", cycle);
            ids.put(whose + "caseId", request);
            ids.put("clock", "SIX_WEEKS");
            officer.shown("journeys", "/api/v1/support-cycles/" + cycle);
            officer.shown("journeys", "/api/v1/ehc-cases/" + request);
        }
        var moved = "/api/v1/children/" + ids.get("moved.childId");
        officer.changed("journeys", moved + "/placement", """
                {"settingId":"%s","fundedHours":15,"from":"2025-09-01"}""".formatted(ids.get("nextDoorId")));
        officer.shown("journeys", moved, ids.get("nextDoorId"));
    }

    private void funding() {
        ids.put("financialYear", "2025");
        ids.put("on", "2099-11-20");
        officer.created("funding", "/api/v1/funding-scheme/terms", """
                {"from":"2025-04-01","bands":[],"evidence":[]}""");
        officer.created("funding", "/api/v1/funding-scheme/panels", "{\"on\":\"2099-11-20\"}");
        officer.created("funding", "/api/v1/budgets", "{\"financialYear\":2025,\"amount\":\"5000.00\"}");
        ids.put("applicationId", officer.created("funding", "/api/v1/funding-applications", """
                {"childId":"%s","settingId":"%s","amount":"900.00","evidence":[],"appliedOn":"2025-10-01"}""".formatted(
                        ids.get("childId"), ids.get("settingId"))));
        officer.shown("funding", "/api/v1/funding-scheme");
        officer.shown("funding", "/api/v1/budgets/2025");
        officer.shown("funding", "/api/v1/funding-applications/" + ids.get("applicationId"));
    }

    private void training() {
        ids.put("clusterId", officer.created("training", "/api/v1/clusters", """
                {"name":"North","formedOn":"2022-09-01"}"""));
        officer.done("training", "/api/v1/clusters/" + ids.get("clusterId") + "/memberships", """
                {"settingId":"%s","joinedOn":"2022-09-01"}""".formatted(
                        ids.get("settingId")));
        ids.put("meetingId", officer.created("training", "/api/v1/meetings", """
                {"clusterId":"%s","title":"Autumn","heldOn":"2099-10-01","capacity":20}""".formatted(ids.get("clusterId"))));
        officer.done("training", "/api/v1/meetings/" + ids.get("meetingId") + "/bookings", """
                {"settingId":"%s"}""".formatted(
                        ids.get("settingId")));
        officer.shown("training", "/api/v1/meetings/" + ids.get("meetingId"));
    }

    private void evidence() {
        ids.put("code", "inclusion-fund-applications");
        ids.put("subject", ids.get("applicationId"));
        for (var subject : new String[] {"applicationId", "childId", "settingId"}) {
            officer.shown("evidence", "/api/v1/dossiers/" + ids.get(subject));
        }
        ids.put("packId", officer.created("evidence", "/api/v1/packs", "{\"asAt\":\"2025-12-31\"}"));
        ids.put("slug", "identified");
        ids.put("path", "manifest.json");
        ids.put("evidence.importId", "none");
        ids.put("retryId", "none");
    }
}

package waymark.faults;

import org.jspecify.annotations.Nullable;
import waymark.faults.Client.Place;
import waymark.faults.Operation.Kind;

/**
 * What a client asks for.
 *
 * @param text occurs in what it stores
 * @param place what it changes, at the version it is known to have; null where it makes something new
 * @param alone whether nobody else changes that place
 */
record Request(Kind kind, String text, @Nullable Place place, boolean alone, String method, String path, String body) {

    static Request register(String text) {
        return new Request(Kind.REGISTER, text, null, true, "POST", "/api/v1/settings", """
                {"reference":"%1$s","details":{"name":"%1$s","type":"PRESCHOOL","ward":"Ward","places":20},\
                "openedOn":"2019-09-01"}""".formatted(text));
    }

    static Request change(Place place, String text, int places, boolean alone) {
        return new Request(
                Kind.CHANGE, text, place, alone, "PUT", "/api/v1/settings/" + place.id(), """
                {"details":{"name":"%s","type":"PRESCHOOL","ward":"Ward","places":%d},"from":"2024-09-01"}""".formatted(text, places));
    }

    static Request close(Place place) {
        return new Request(
                Kind.CLOSE, place.id(), place, true, "POST", "/api/v1/settings/" + place.id() + "/closures", """
                {"closedOn":"2025-01-01"}""");
    }

    static Request appoint(Place place, String text) {
        return new Request(
                Kind.APPOINT, place.id(), null, true, "POST", "/api/v1/sencos", """
                {"reference":"%1$s","name":"%1$s","settingId":"%2$s","startedOn":"2022-09-01"}""".formatted(text, place.id()));
    }

    boolean isRepeatable() {
        return method.equals("POST");
    }
}

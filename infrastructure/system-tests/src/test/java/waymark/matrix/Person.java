package waymark.matrix;

import java.util.List;
import java.util.Set;
import waymark.platform.security.Role;
import waymark.testkit.TestIssuer;

/** Somebody who calls, and how messages name them. */
record Person(String name, String la, Set<String> roles, List<String> settings) {

    private static final Set<String> STAFF = Set.of(Role.SENCO, Role.SETTING_MANAGER);

    /** Settings are in the token of setting staff only. */
    static Person of(String la, String role, String... settings) {
        return new Person(role + " of " + la, la, Set.of(role), isStaff(role) ? List.of(settings) : List.of());
    }

    static boolean isStaff(String role) {
        return STAFF.contains(role);
    }

    Person called(String more) {
        return new Person(name + more, la, roles, settings);
    }

    String token(TestIssuer issuer) {
        return issuer.token(la, roles, settings);
    }
}

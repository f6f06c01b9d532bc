package waymark.platform.security;

import java.util.Set;

/**
 * Who asks, taken from the token alone. A controller method takes a {@code Caller} parameter.
 *
 * @param subject the token's {@code sub}
 * @param la three-digit code of the one authority the caller acts for
 * @param settings ids of the settings a SENCO or setting manager works for; empty for the authority's own people
 * @param roles see {@link Role}
 */
public record Caller(String subject, String la, Set<String> settings, Set<String> roles) {

    public Caller {
        settings = Set.copyOf(settings);
        roles = Set.copyOf(roles);
    }

    /** The platform itself, acting for an authority: policies and listeners. */
    public static Caller system(String service, String la) {
        return new Caller("system:" + service, la, Set.of(), Set.of("system"));
    }

    public boolean has(String role) {
        return roles.contains(role);
    }

    /** Setting staff see their own settings only. */
    public boolean isSettingStaff() {
        return has(Role.SENCO) || has(Role.SETTING_MANAGER);
    }

    /** What this caller's queries are limited to. */
    public TenantScope scope() {
        return isSettingStaff() ? TenantScope.ofSettings(la, settings) : TenantScope.ofAuthority(la);
    }
}

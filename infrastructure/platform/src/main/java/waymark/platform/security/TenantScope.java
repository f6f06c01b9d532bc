package waymark.platform.security;

import java.util.Optional;
import java.util.Set;

/**
 * What a query may see. Every query method of a read model takes one: there is no unscoped query, so nobody can forget
 * the filter. What lies outside is not found, never forbidden.
 *
 * @param la the authority
 * @param settings where present, only what belongs to these settings
 */
public record TenantScope(String la, Optional<Set<String>> settings) {

    public static TenantScope ofAuthority(String la) {
        return new TenantScope(la, Optional.empty());
    }

    public static TenantScope ofSettings(String la, Set<String> settings) {
        return new TenantScope(la, Optional.of(Set.copyOf(settings)));
    }

    public boolean allows(String ownerLa, String settingId) {
        return la.equals(ownerLa)
                && settings.map(own -> own.contains(settingId)).orElse(true);
    }
}

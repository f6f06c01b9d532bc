package waymark.settings.register;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import waymark.events.SencoDuty;
import waymark.events.SettingType;

/**
 * Rules of the unique reference number. A school has the six digits of Get Information About Schools. Every other
 * provider has Ofsted's number of six or seven digits, or six digits from the authority's own range, 500000 to 799999.
 * Ofsted also prints its number with the prefix EY, VC or RP before six digits; that form is general knowledge, not
 * sourced, and is kept as given.
 */
final class Urn {

    private static final Pattern SCHOOL = Pattern.compile("[1-9]\\d{5}");
    private static final Pattern PROVIDER = Pattern.compile("[1-9]\\d{5,6}|(EY|VC|RP)\\d{6}");

    private Urn() {}

    /** What is expected instead, where this type of setting cannot have this URN. */
    static Optional<String> problem(String urn, SettingType type) {
        if (isSchool(type)) {
            return SCHOOL.matcher(urn).matches() ? Optional.empty() : Optional.of("a school's URN of six digits");
        }
        return PROVIDER.matcher(urn.toUpperCase(Locale.ROOT)).matches()
                ? Optional.empty()
                : Optional.of("a URN of six or seven digits, or EY, VC or RP and six digits");
    }

    /** Schools are the settings that must have a SENCO. */
    private static boolean isSchool(SettingType type) {
        return type.duty() == SencoDuty.MUST;
    }
}

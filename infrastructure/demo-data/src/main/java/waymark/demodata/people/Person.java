package waymark.demodata.people;

import static java.util.Map.entry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import waymark.demodata.chance.Chance;
import waymark.demodata.chance.Weighted;
import waymark.events.Sex;

/** Who somebody is, as invented as can be: every surname begins with "Test", every postcode is in the area ZZ99. */
public record Person(
        String surname,
        String forename,
        LocalDate dateOfBirth,
        Sex sex,
        String ethnicity,
        String postcode,
        @Nullable String upn) {

    private static final Weighted<String> ETHNICITIES = Weighted.of(
            entry("WBRI", 580),
            entry("WIRI", 3),
            entry("WIRT", 3),
            entry("WROM", 8),
            entry("WOTH", 110),
            entry("MWBC", 16),
            entry("MWBA", 14),
            entry("MWAS", 22),
            entry("MOTH", 25),
            entry("AIND", 35),
            entry("APKN", 60),
            entry("ABAN", 20),
            entry("AOTH", 24),
            entry("BCRB", 8),
            entry("BAFR", 34),
            entry("BOTH", 8),
            entry("CHNE", 5),
            entry("OOTH", 15),
            entry("REFU", 4),
            entry("NOBT", 6));
    private static final String POSTCODE_LETTERS = "ABDEFGHJLNPQRSTUWXYZ";

    /** Boys are two in three of those with SEND, and one in two of all. */
    static Person of(
            String surnamePrefix, int number, LocalDate dateOfBirth, int boys, @Nullable String upn, Chance chance) {
        return new Person(
                surnamePrefix + "-" + Words.tree(number) + "-" + Words.letters(number),
                chance.of(Words.COLOURS),
                dateOfBirth,
                chance.percent(0.2) ? Sex.U : chance.percent(boys) ? Sex.M : Sex.F,
                ETHNICITIES.choose(chance),
                postcode(chance),
                upn);
    }

    private static String postcode(Chance chance) {
        return "ZZ99 " + chance.between(1, 9) + letter(chance) + letter(chance);
    }

    private static char letter(Chance chance) {
        return POSTCODE_LETTERS.charAt(chance.below(POSTCODE_LETTERS.length()));
    }
}

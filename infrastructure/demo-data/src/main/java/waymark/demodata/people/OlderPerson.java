package waymark.demodata.people;

import static java.util.Map.entry;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import waymark.demodata.chance.Chance;
import waymark.demodata.chance.Weighted;
import waymark.events.SenType;

/**
 * Somebody of school age or older whom only the SEN2 returns know: they cover everyone up to 25. {@code upnUnknown} is
 * SEN2's reason where there is no unique pupil number.
 */
public record OlderPerson(
        String reference,
        Person person,
        SenType need,
        @Nullable String upnUnknown,
        String schoolUrn) {
    private static final int SCHOOLS = 40;

    private static final Weighted<Integer> AGES = Weighted.of(
            entry(5, 110),
            entry(6, 95),
            entry(7, 90),
            entry(8, 85),
            entry(9, 85),
            entry(10, 95),
            entry(11, 80),
            entry(12, 75),
            entry(13, 70),
            entry(14, 65),
            entry(15, 45),
            entry(16, 20),
            entry(17, 14),
            entry(18, 8),
            entry(19, 4));
    private static final Weighted<SenType> NEEDS = Weighted.of(
            entry(SenType.ASD, 330),
            entry(SenType.SEMH, 230),
            entry(SenType.SLCN, 200),
            entry(SenType.MLD, 90),
            entry(SenType.SPLD, 50),
            entry(SenType.SLD, 35),
            entry(SenType.PD, 30),
            entry(SenType.HI, 15),
            entry(SenType.OTH, 15),
            entry(SenType.VI, 8),
            entry(SenType.DS, 4),
            entry(SenType.PMLD, 5),
            entry(SenType.MSI, 2));

    public static String reference(int index) {
        return String.format(Locale.UK, "P%06d", index + 1);
    }

    /** The person with that number, whose first request was received on the day. */
    public static OlderPerson of(String la, int index, LocalDate firstRequest, long seed) {
        Chance chance = Chance.of(seed, "older person", index);
        LocalDate born = firstRequest.minusYears(AGES.choose(chance)).minusDays(chance.below(360));
        boolean known = chance.percent(96);
        String upn = known ? Upn.of(la, Upn.OLDER_PUPILS, born.getYear() + 4, index) : null;
        String unknown = chance.percent(60) ? "UN2" : "UN3";
        return new OlderPerson(
                reference(index),
                Person.of("Testperson", index, born, 66, upn, chance),
                NEEDS.choose(chance),
                known ? null : unknown,
                String.valueOf(980_000 + chance.below(SCHOOLS)));
    }
}

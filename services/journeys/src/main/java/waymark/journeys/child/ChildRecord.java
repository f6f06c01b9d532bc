package waymark.journeys.child;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import waymark.events.SenProvision;
import waymark.events.SenType;
import waymark.events.Sex;

/**
 * A child as it stands now: the answer to "who is this child, where, and with what support?". Who it is stays sealed
 * with the child's own key and is opened for one reader at a time.
 */
@Document("children")
public record ChildRecord(
        @Id String childId,
        String la,
        Sealed sealed,
        int cohort,
        Sex sex,
        Ethnicity ethnicity,
        LocalDate registeredOn,
        @Nullable String settingId,
        int fundedHours,
        @Nullable LocalDate placedFrom,
        @Nullable SenProvision provision,
        @Nullable SenType primaryNeed,
        @Nullable LocalDate provisionFrom,
        @Nullable Circumstances circumstances,
        @Nullable LocalDate circumstancesFrom,
        long version) {

    /** Ciphertexts. */
    record Sealed(
            @Nullable String surname,
            @Nullable String forename,
            @Nullable String dateOfBirth,
            @Nullable String upn,
            @Nullable String postcode) {}

    ChildRecord identified(Sealed who, long at) {
        return known(who, cohort, at);
    }

    ChildRecord bornIn(int corrected, long at) {
        return known(sealed, corrected, at);
    }

    ChildRecord seen(long at) {
        return known(sealed, cohort, at);
    }

    private ChildRecord known(Sealed who, int year, long at) {
        return new ChildRecord(
                childId,
                la,
                who,
                year,
                sex,
                ethnicity,
                registeredOn,
                settingId,
                fundedHours,
                placedFrom,
                provision,
                primaryNeed,
                provisionFrom,
                circumstances,
                circumstancesFrom,
                at);
    }

    /** Facts about earlier days than the one that stands change nothing now. */
    ChildRecord placed(String setting, int hours, LocalDate from, long at) {
        return isPast(from, placedFrom) ? seen(at) : at(setting, hours, from, at);
    }

    ChildRecord left(String setting, LocalDate from, long at) {
        return isPast(from, placedFrom) || !setting.equals(settingId) ? seen(at) : at(null, 0, from, at);
    }

    ChildRecord supported(SenProvision now, @Nullable SenType need, LocalDate from, long at) {
        return isPast(from, provisionFrom)
                ? seen(at)
                : new ChildRecord(
                        childId,
                        la,
                        sealed,
                        cohort,
                        sex,
                        ethnicity,
                        registeredOn,
                        settingId,
                        fundedHours,
                        placedFrom,
                        now,
                        need,
                        from,
                        circumstances,
                        circumstancesFrom,
                        at);
    }

    ChildRecord in(Circumstances now, LocalDate from, long at) {
        return isPast(from, circumstancesFrom)
                ? seen(at)
                : new ChildRecord(
                        childId,
                        la,
                        sealed,
                        cohort,
                        sex,
                        ethnicity,
                        registeredOn,
                        settingId,
                        fundedHours,
                        placedFrom,
                        provision,
                        primaryNeed,
                        provisionFrom,
                        now,
                        from,
                        at);
    }

    private ChildRecord at(@Nullable String setting, int hours, LocalDate from, long at) {
        return new ChildRecord(
                childId,
                la,
                sealed,
                cohort,
                sex,
                ethnicity,
                registeredOn,
                setting,
                hours,
                from,
                provision,
                primaryNeed,
                provisionFrom,
                circumstances,
                circumstancesFrom,
                at);
    }

    private static boolean isPast(LocalDate day, @Nullable LocalDate standing) {
        return standing != null && day.isBefore(standing);
    }
}

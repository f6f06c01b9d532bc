package waymark.demodata.settings;

import static java.util.Map.entry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import waymark.demodata.chance.Chance;
import waymark.demodata.chance.Weighted;
import waymark.demodata.people.Words;
import waymark.events.SencoDuty;
import waymark.events.SettingType;

/** The settings of the demonstration authority: about one for every ten children, of every kind. */
public final class Settings {
    private static final int CHILDREN_PER_SETTING = 10;
    private static final int FEWEST = 10;
    private static final int SETTINGS_PER_WARD = 9;

    /** Just after a headcount, so that the children have moved on before. */
    private static final List<LocalDate> CLOSURES =
            List.of(LocalDate.of(2023, 10, 31), LocalDate.of(2024, 1, 31), LocalDate.of(2024, 5, 31));

    private static final List<LocalDate> LATE_OPENINGS =
            List.of(LocalDate.of(2023, 4, 3), LocalDate.of(2023, 9, 1), LocalDate.of(2024, 1, 2));

    private static final Weighted<SettingType> KINDS = Weighted.of(
            entry(SettingType.INDEPENDENT_CHILDMINDER, 28),
            entry(SettingType.AGENCY_CHILDMINDER, 9),
            entry(SettingType.PRIVATE_NURSERY, 17),
            entry(SettingType.PRESCHOOL, 14),
            entry(SettingType.NURSERY_CLASS, 13),
            entry(SettingType.DAYCARE, 5),
            entry(SettingType.PLAYGROUP, 4),
            entry(SettingType.INDEPENDENT_NURSERY, 3),
            entry(SettingType.ACADEMY, 3),
            entry(SettingType.CHILDCARE_CENTRE, 2),
            entry(SettingType.MAINTAINED_NURSERY_SCHOOL, 2),
            entry(SettingType.FREE_SCHOOL, 1),
            entry(SettingType.SPECIAL_SCHOOL, 1));

    private final List<Setting> all;
    private final Weighted<Setting> byPlaces = new Weighted<>();

    private Settings(List<Setting> all) {
        this.all = all;
        all.forEach(setting -> byPlaces.add(setting, setting.places()));
    }

    public static Settings of(int children, long seed) {
        int count = Math.max(FEWEST, children / CHILDREN_PER_SETTING);
        var all = new ArrayList<Setting>(count);
        for (int i = 0; i < count; i++) {
            all.add(setting(i, count, Chance.of(seed, "setting", i)));
        }
        return new Settings(List.copyOf(all));
    }

    public List<Setting> all() {
        return all;
    }

    /** A setting that is open on the day and does not close later; larger ones more often. */
    public Setting lastingOn(LocalDate day, Chance chance) {
        while (true) {
            Setting setting = byPlaces.choose(chance);
            if (setting.isOpenOn(day) && setting.closedOn() == null) {
                return setting;
            }
        }
    }

    /** A setting that is open on both days, but may close later. */
    public Setting openOn(LocalDate from, LocalDate to, Chance chance) {
        while (true) {
            Setting setting = byPlaces.choose(chance);
            if (setting.isOpenOn(from) && setting.isOpenOn(to)) {
                return setting;
            }
        }
    }

    private static Setting setting(int index, int count, Chance chance) {
        // The first few are one of each common kind, so that the smallest demonstration still has every duty class.
        SettingType type = switch (index) {
            case 0 -> SettingType.MAINTAINED_NURSERY_SCHOOL;
            case 1 -> SettingType.NURSERY_CLASS;
            case 2 -> SettingType.PRIVATE_NURSERY;
            default -> KINDS.choose(chance);
        };
        boolean opensLate = index > 2 && chance.percent(3);
        LocalDate opened = opensLate
                ? chance.of(LATE_OPENINGS)
                : chance.workingDay(LocalDate.of(2004, 9, 1), LocalDate.of(2020, 9, 1));
        boolean school = type.duty() == SencoDuty.MUST;
        String urn = String.valueOf((school ? 990_000 : 700_000) + index);
        return new Setting(
                index,
                String.format(Locale.UK, "S%04d", index + 1),
                urn,
                "Synthetic " + Words.colour(index) + " " + type.label() + " " + Words.letters(index),
                type,
                "Test Ward " + Words.tree(chance.below(Math.max(1, count / SETTINGS_PER_WARD))),
                places(type, chance),
                opened,
                closure(index, opensLate, chance));
    }

    private static @Nullable LocalDate closure(int index, boolean opensLate, Chance chance) {
        return index > 2 && !opensLate && chance.percent(3) ? chance.of(CLOSURES) : null;
    }

    private static int places(SettingType type, Chance chance) {
        return switch (type) {
            case INDEPENDENT_CHILDMINDER, AGENCY_CHILDMINDER -> chance.between(3, 6);
            case MAINTAINED_NURSERY_SCHOOL -> chance.between(60, 104);
            case NURSERY_CLASS, ACADEMY, FREE_SCHOOL -> chance.between(26, 52);
            case SPECIAL_SCHOOL -> chance.between(8, 16);
            case PRIVATE_NURSERY, INDEPENDENT_NURSERY, DAYCARE, CHILDCARE_CENTRE -> chance.between(30, 80);
            case PRESCHOOL, PLAYGROUP -> chance.between(18, 36);
        };
    }
}

package waymark.demodata.settings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import waymark.demodata.chance.Chance;
import waymark.demodata.people.Words;
import waymark.events.Qualification;
import waymark.events.SencoDuty;
import waymark.events.SettingType;

/**
 * Who leads on SEND where. Nearly every school has a SENCO, most groups do, some childminders do; childminders in an
 * agency share one. Some leave and are replaced after a gap, or not at all.
 */
public final class Sencos {
    private static final int CHILDMINDERS_PER_SHARED_SENCO = 6;
    private static final LocalDate LAST_DAY = LocalDate.of(2024, 12, 31);

    /** The national qualification replaced the award for those who begin after this day. */
    private static final LocalDate NPQ_FROM = LocalDate.of(2024, 9, 1);

    private final List<SencoAppointment> appointments = new ArrayList<>();
    private final long seed;
    private int people;

    private record Qualified(
            @Nullable Qualification qualification, @Nullable LocalDate on) {}

    private Sencos(long seed) {
        this.seed = seed;
    }

    public static List<SencoAppointment> of(Settings settings, long seed) {
        var sencos = new Sencos(seed);
        var agency = new ArrayList<Setting>();
        for (Setting setting : settings.all()) {
            if (setting.type() == SettingType.AGENCY_CHILDMINDER && setting.closedOn() == null) {
                agency.add(setting);
            } else {
                sencos.appointTo(setting);
            }
        }
        for (int i = 0; i < agency.size(); i += CHILDMINDERS_PER_SHARED_SENCO) {
            sencos.share(agency.subList(i, Math.min(agency.size(), i + CHILDMINDERS_PER_SHARED_SENCO)));
        }
        return List.copyOf(sencos.appointments);
    }

    private void appointTo(Setting setting) {
        Chance chance = Chance.of(seed, "senco of", setting.index());
        if (!chance.percent(coverage(setting.type().duty()))) {
            return;
        }
        LocalDate earliest = latest(setting.openedOn(), LocalDate.of(2012, 9, 3));
        LocalDate started = chance.workingDay(earliest, latest(earliest, LocalDate.of(2022, 12, 30)));
        boolean leaves = setting.closedOn() == null && started.isBefore(LocalDate.of(2023, 1, 1)) && chance.percent(18);
        if (!leaves) {
            appoint(setting, started, setting.closedOn(), chance);
            return;
        }
        LocalDate left = chance.workingDay(LocalDate.of(2023, 2, 1), LocalDate.of(2024, 9, 30));
        appoint(setting, started, left, chance);
        LocalDate replaced = chance.workingDay(left.plusDays(1), left.plusDays(150));
        if (chance.percent(85) && !replaced.isAfter(LAST_DAY)) {
            appoint(setting, replaced, null, chance);
        }
    }

    private static double coverage(SencoDuty duty) {
        return switch (duty) {
            case MUST -> 97;
            case EXPECTED -> 88;
            case ENCOURAGED -> 35;
        };
    }

    private void appoint(Setting setting, LocalDate started, @Nullable LocalDate ended, Chance chance) {
        Qualified qualified = qualified(setting.type().duty(), started, chance);
        people++;
        appointments.add(new SencoAppointment(
                reference(), name(), setting, started, ended, false, qualified.qualification(), qualified.on()));
    }

    private void share(List<Setting> settings) {
        Chance chance = Chance.of(seed, "shared senco", people);
        LocalDate began = chance.workingDay(LocalDate.of(2019, 9, 2), LocalDate.of(2022, 9, 1));
        Qualified qualified = qualified(SencoDuty.EXPECTED, began, chance);
        people++;
        for (Setting setting : settings) {
            appointments.add(new SencoAppointment(
                    reference(),
                    name(),
                    setting,
                    latest(began, setting.openedOn()),
                    null,
                    settings.size() > 1,
                    qualified.qualification(),
                    qualified.on()));
        }
    }

    private String reference() {
        return String.format(Locale.UK, "SENCO%04d", people);
    }

    private String name() {
        return Words.colour(people * 7) + " Testsenco-" + Words.tree(people) + "-" + Words.letters(people);
    }

    private static Qualified qualified(SencoDuty duty, LocalDate started, Chance chance) {
        int share = switch (duty) {
            case MUST -> 78;
            case EXPECTED -> 46;
            case ENCOURAGED -> 30;
        };
        LocalDate on = chance.workingDay(started.minusDays(200), started.plusDays(900));
        if (!chance.percent(share) || on.isAfter(LAST_DAY)) {
            return new Qualified(null, null);
        }
        if (duty == SencoDuty.MUST) {
            return new Qualified(on.isBefore(NPQ_FROM) ? Qualification.NASENCO : Qualification.NPQ_SENCO, on);
        }
        return new Qualified(Qualification.LEVEL_3_EY_SENCO, on);
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}

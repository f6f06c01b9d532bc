package waymark.demodata.settings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import waymark.demodata.chance.Chance;
import waymark.demodata.people.Words;
import waymark.demodata.settings.Cluster.Invited;
import waymark.demodata.settings.Cluster.Meeting;
import waymark.demodata.settings.Cluster.Member;

/** About twenty settings to a cluster, three meetings a year, and a room that does not always hold everybody. */
public final class Clusters {
    private static final int SETTINGS_PER_CLUSTER = 20;
    private static final List<String> TERMS = List.of("spring", "summer", "autumn");

    private Clusters() {}

    public static List<Cluster> of(Settings settings, long seed) {
        int count = Math.max(1, Math.ceilDiv(settings.all().size(), SETTINGS_PER_CLUSTER));
        var clusters = new ArrayList<Cluster>(count);
        for (int i = 0; i < count; i++) {
            Chance chance = Chance.of(seed, "cluster", i);
            List<Member> members = members(settings, i, count, chance);
            String reference = String.format(Locale.UK, "CL%03d", i + 1);
            clusters.add(new Cluster(
                    reference,
                    "Test Cluster " + Words.colour(i) + " " + Words.letters(i),
                    members,
                    meetings(reference, members, chance)));
        }
        return List.copyOf(clusters);
    }

    private static List<Member> members(Settings settings, int cluster, int clusters, Chance chance) {
        var members = new ArrayList<Member>();
        for (Setting setting : settings.all()) {
            if (setting.index() % clusters == cluster && joins(setting, chance)) {
                LocalDate begin = LocalDate.of(2021, 9, 1);
                members.add(new Member(
                        setting, setting.openedOn().isAfter(begin) ? setting.openedOn() : begin, setting.closedOn()));
            }
        }
        return List.copyOf(members);
    }

    private static boolean joins(Setting setting, Chance chance) {
        return switch (setting.type().duty()) {
            case MUST, EXPECTED -> true;
            case ENCOURAGED -> chance.percent(70);
        };
    }

    private static List<Meeting> meetings(String cluster, List<Member> members, Chance chance) {
        var meetings = new ArrayList<Meeting>();
        for (int year = 2023; year <= 2024; year++) {
            for (int term = 0; term < TERMS.size(); term++) {
                LocalDate month = LocalDate.of(year, new int[] {2, 6, 11}[term], 1);
                LocalDate heldOn = chance.workingDay(month, month.plusDays(24));
                List<Member> current = members.stream()
                        .filter(member -> member.isMemberOn(heldOn))
                        .toList();
                if (!current.isEmpty()) {
                    String reference = cluster + "-" + year + "-" + (term + 1);
                    String title = "SENCO cluster meeting, " + TERMS.get(term) + " " + year;
                    int capacity = Math.max(4, current.size() * chance.between(45, 110) / 100);
                    meetings.add(new Meeting(reference, title, heldOn, capacity, register(current, capacity, chance)));
                }
            }
        }
        return List.copyOf(meetings);
    }

    private static List<Invited> register(List<Member> members, int capacity, Chance chance) {
        var register = new ArrayList<Invited>();
        int present = 0;
        for (Member member : members) {
            boolean attended = present < capacity && chance.percent(attendance(member.setting()));
            present += attended ? 1 : 0;
            register.add(new Invited(member.setting(), attended));
        }
        return List.copyOf(register);
    }

    /** Some settings nearly always come and some hardly ever: the habit stays with the setting. */
    private static double attendance(Setting setting) {
        int usual = switch (setting.type().duty()) {
            case MUST -> 80;
            case EXPECTED -> 66;
            case ENCOURAGED -> 34;
        };
        return setting.index() % 7 == 3 ? usual / 3.0 : usual;
    }
}

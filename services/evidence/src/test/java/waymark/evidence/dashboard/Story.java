package waymark.evidence.dashboard;

import waymark.events.RequestSource;
import waymark.events.SenProvision;
import waymark.events.SenType;
import waymark.events.SettingType;
import waymark.evidence.Facts;

/** A small area over two years, with numbers worked out by hand. */
final class Story {

    private Story() {}

    /** Of the twenty plans issued in 2023, sixteen came within twenty weeks of the request. */
    static Facts area() {
        var facts = new Facts();
        var types = SettingType.values();
        for (int i = 1; i <= 6; i++) {
            facts.setting("s" + i, types[i % types.length], i % 2 == 0 ? "Riverside" : "Hillside", "2021-09-01");
        }
        for (int i = 1; i <= 3; i++) {
            facts.senco("senco" + i, "s" + i, "2021-09-01");
        }
        for (int i = 1; i <= 40; i++) {
            child(facts, i);
        }
        return facts;
    }

    private static void child(Facts facts, int i) {
        var child = "child" + i;
        facts.child(child, 2022, "2022-01-10");
        facts.placed(child, "s" + (i % 6 + 1), "2022-01-10");
        facts.sen(child, SenProvision.K, i % 3 == 0 ? SenType.SLCN : SenType.ASD, "2022-02-01");
        if (i <= 20) {
            int month = i % 6 + 1;
            facts.requested(
                    child,
                    "case" + i,
                    RequestSource.values()[i % RequestSource.values().length],
                    "2023-0" + month + "-01");
            facts.decided(child, "case" + i, true, "2023-0" + (month + 1) + "-05");
            facts.issued(child, "case" + i, i <= 16 ? "2023-0" + (month + 3) + "-01" : "2023-1" + (i % 3) + "-20");
        }
    }
}

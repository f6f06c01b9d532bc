package waymark.demodata.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import waymark.demodata.published.PublishedFigures;

/** Every case the two returns hold, by the day its request was received, before it is anybody's. */
public final class CasesOfTwoYears {
    private CasesOfTwoYears() {}

    public static List<Course> courses(PublishedFigures figures, long seed) {
        var calibration = Calibration.of(figures);
        var next = new FollowingYear(calibration, seed);
        List<Course> courses = new ArrayList<>(new CalibratedYear(calibration, seed)
                .courses().stream().map(next::continued).toList());
        courses.addAll(next.received());
        courses.sort(Comparator.comparing(Course::receivedOn));
        return List.copyOf(courses);
    }
}

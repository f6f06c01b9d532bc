package waymark.bench.frame;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How figures grow with something. */
public final class Curve {

    private final String title;
    private final String across;
    private final String up;
    private final Map<String, List<Point>> lines = new LinkedHashMap<>();

    public Curve(String title, String across, String up) {
        this.title = title;
        this.across = across;
        this.up = up;
    }

    public record Point(double x, double y) {}

    public void add(String line, double x, double y) {
        lines.computeIfAbsent(line, name -> new ArrayList<>()).add(new Point(x, y));
    }

    /** Adds the median of every contender. */
    public void add(Outcome outcome, double x) {
        outcome.trial()
                .all()
                .forEach(each -> add(each.name(), x, outcome.value(each).median()));
    }

    /** Round by round, for what has nothing to grow with. */
    public static Curve ofRounds(Outcome outcome) {
        var curve = new Curve(
                outcome.trial().name(),
                "round",
                outcome.trial().what() + ", " + outcome.trial().measure().unit());
        for (Contender contender : outcome.trial().all()) {
            int round = 1;
            for (Timed timed : outcome.of(contender)) {
                curve.add(contender.name(), round++, outcome.trial().measure().of(timed));
            }
        }
        return curve;
    }

    /**
     * Exponent k of y ~ x^k by least squares over the logarithms: 1 where cost grows with the work and no faster.
     */
    public static double exponent(List<Point> points) {
        double meanX = points.stream()
                .mapToDouble(point -> Math.log(point.x()))
                .average()
                .orElse(0);
        double meanY = points.stream()
                .mapToDouble(point -> Math.log(point.y()))
                .average()
                .orElse(0);
        double over = 0;
        double under = 0;
        for (Point point : points) {
            double x = Math.log(point.x()) - meanX;
            over += x * (Math.log(point.y()) - meanY);
            under += x * x;
        }
        return over / under;
    }

    String title() {
        return title;
    }

    String across() {
        return across;
    }

    String up() {
        return up;
    }

    public Map<String, List<Point>> lines() {
        return lines;
    }
}

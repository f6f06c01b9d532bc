package waymark.bench.frame;

import java.util.List;
import java.util.Locale;

/** Draws a curve, both axes logarithmic. */
final class Svg {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 420;
    private static final int LEFT = 90;
    private static final int RIGHT = 200;
    private static final int TOP = 40;
    private static final int BOTTOM = 50;
    private static final List<String> COLOURS =
            List.of("#1d70b8", "#d4351c", "#00703c", "#f47738", "#4c2c92", "#505a5f", "#b58840", "#28a197");

    private final Curve curve;
    private final Axis x;
    private final Axis y;
    private final StringBuilder svg = new StringBuilder();

    private Svg(Curve curve) {
        this.curve = curve;
        var points = curve.lines().values().stream().flatMap(List::stream).toList();
        x = Axis.over(points.stream().mapToDouble(Curve.Point::x).toArray(), LEFT, WIDTH - RIGHT);
        y = Axis.over(points.stream().mapToDouble(Curve.Point::y).toArray(), HEIGHT - BOTTOM, TOP);
    }

    static String draw(Curve curve) {
        return new Svg(curve).draw();
    }

    private String draw() {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">",
                WIDTH, HEIGHT);
        add("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", WIDTH, HEIGHT);
        text(LEFT, 22, "start", curve.title());
        text(LEFT, HEIGHT - 10, "start", curve.across());
        text(10, TOP - 4, "start", curve.up());
        for (double value : x.ticks()) {
            line(x.at(value), TOP, x.at(value), HEIGHT - BOTTOM);
            text(x.at(value), HEIGHT - BOTTOM + 16, "middle", label(value));
        }
        for (double value : y.ticks()) {
            line(LEFT, y.at(value), WIDTH - RIGHT, y.at(value));
            text(LEFT - 6, y.at(value) + 4, "end", label(value));
        }
        int index = 0;
        for (var entry : curve.lines().entrySet()) {
            line(entry.getKey(), entry.getValue(), index++);
        }
        return svg.append("</svg>\n").toString();
    }

    private void line(String name, List<Curve.Point> points, int index) {
        String colour = COLOURS.get(index % COLOURS.size());
        var path = new StringBuilder();
        for (Curve.Point point : points) {
            path.append(format("%.1f,%.1f ", x.at(point.x()), y.at(point.y())));
            add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>", x.at(point.x()), y.at(point.y()), colour);
        }
        add(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>",
                path.toString().strip(), colour);
        int down = TOP + 14 + index * 18;
        add("<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"4\" fill=\"%s\"/>", WIDTH - RIGHT + 12, down - 6, colour);
        text(WIDTH - RIGHT + 30, down, "start", name);
    }

    private void line(double fromX, double fromY, double toX, double toY) {
        add("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>", fromX, fromY, toX, toY);
    }

    private void text(double atX, double atY, String anchor, String text) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", atX, atY, anchor, escape(text));
    }

    private void add(String element, Object... values) {
        svg.append(format(element, values)).append('\n');
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private static String label(double value) {
        return value >= 1e4 || value < 1e-3 ? format("%.0e", value) : format(value < 10 ? "%.3g" : "%.0f", value);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** From the lowest to the highest value, in pixels. */
    private record Axis(double low, double high, double from, double to) {

        static Axis over(double[] values, double from, double to) {
            var spread = Spread.of(values);
            double low = Math.max(spread.min(), 1e-9);
            return new Axis(low / 1.1, Math.max(spread.max(), low) * 1.1, from, to);
        }

        double at(double value) {
            double part = Math.log(Math.max(value, low) / low) / Math.log(high / low);
            return from + part * (to - from);
        }

        List<Double> ticks() {
            return java.util.stream.IntStream.rangeClosed(-9, 9)
                    .boxed()
                    .flatMap(power -> java.util.stream.Stream.of(1, 2, 5).map(step -> step * Math.pow(10, power)))
                    .filter(value -> value >= low && value <= high)
                    .toList();
        }
    }
}

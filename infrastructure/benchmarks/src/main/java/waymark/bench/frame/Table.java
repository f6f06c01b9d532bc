package waymark.bench.frame;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Findings for the eye. */
final class Table {

    private final Findings findings;

    Table(Findings findings) {
        this.findings = findings;
    }

    void print(PrintStream out) {
        findings.outcomes().forEach(outcome -> print(outcome, out));
        counts(findings.counts(), out);
        findings.notes().forEach(note -> out.println("  Note: " + note));
    }

    private static void print(Outcome outcome, PrintStream out) {
        var trial = outcome.trial();
        out.printf(
                Locale.ROOT,
                "%n%s (%s %s)%s%n",
                trial.name(),
                trial.what(),
                trial.measure().unit(),
                outcome.isVoid()
                        ? String.format(Locale.ROOT, "   VOID: the limit moved by %.0f %%", 100 * outcome.limitMoved())
                        : "");
        out.printf("  %-34s %12s %10s %10s   %s%n", "", "median", "p50 us", "p99 us", "subject / this");
        for (Contender each : trial.all()) {
            Histogram latencies = outcome.latencies(each);
            out.printf(
                    Locale.ROOT,
                    "  %-34s %12s %10s %10s   %s%n",
                    each.name(),
                    number(outcome.value(each).median()),
                    micros(latencies, 50),
                    micros(latencies, 99),
                    each == trial.subject() ? "" : ratio(outcome, each));
        }
    }

    private static String ratio(Outcome outcome, Contender other) {
        var ratio = outcome.ratioTo(other);
        var measure = outcome.trial().measure();
        Double target = outcome.trial().targets().get(other.name());
        String wanted = target == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "  wanted %s %.2f: %s",
                        measure.sign(),
                        target,
                        measure.meets(ratio.median(), target) ? "met" : "missed");
        return String.format(Locale.ROOT, "%.2f (%.2f-%.2f)", ratio.median(), ratio.min(), ratio.max()) + wanted;
    }

    private static void counts(List<Map<String, Object>> rows, PrintStream out) {
        if (rows.isEmpty()) {
            return;
        }
        out.println();
        for (Object column : rows.getFirst().keySet()) {
            out.printf("  %-18s", column);
        }
        out.println();
        for (Map<String, Object> row : rows) {
            row.values()
                    .forEach(value -> out.printf(
                            "  %-18s", value instanceof Double figure ? number(figure) : String.valueOf(value)));
            out.println();
        }
    }

    private static String micros(Histogram latencies, double percentile) {
        return latencies.getTotalCount() == 0 ? "" : number(latencies.getValueAtPercentile(percentile) / 1000.0);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%,.0f" : "%.3f", value);
    }
}

package waymark.evidence.pack;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import waymark.evidence.measure.Amount;
import waymark.evidence.measure.Figure;
import waymark.evidence.measure.Symbol;

/** A figure as a page that stands by itself: no script, no address of anything outside the pack. */
final class PackPage {

    private PackPage() {}

    static String index(String la, LocalDate asAt, List<Figure> figures) {
        var rows = figures.stream()
                .map(figure -> "<li><a href=\"measures/%s.html\">%s</a>: %s</li>\n"
                        .formatted(
                                escape(figure.measure().code()),
                                escape(figure.measure().title()),
                                escape(figure.message())))
                .collect(Collectors.joining());
        return page(
                "Early-years SEND evidence, authority " + escape(la) + ", as at " + asAt,
                "<ul>\n" + rows + "</ul>\n<p>What the files are made from, and the SHA-256 of each: "
                        + "<a href=\"manifest.json\">manifest.json</a>.</p>\n");
    }

    static String of(Figure figure) {
        var measure = figure.measure();
        return page(
                escape(measure.title()) + ", as at " + figure.asAt(),
                "<p>" + escape(figure.message()) + "</p>\n"
                        + "<p>Period " + figure.period().from() + " to "
                        + figure.period().to() + ". Authority " + escape(figure.la()) + ".</p>\n" + breakdown(figure)
                        + trend(figure) + definition(figure) + symbols());
    }

    private static String breakdown(Figure figure) {
        return figure.cells().stream()
                .map(cell -> row(cell.label(), cell.amount()))
                .collect(Collectors.joining("", table("Breakdown", "Group", figure), "</tbody></table>\n"));
    }

    private static String trend(Figure figure) {
        return figure.trend().stream()
                .map(point -> row(point.on().toString(), point.amount()))
                .collect(
                        Collectors.joining("", table("The last 24 month ends", "As at", figure), "</tbody></table>\n"));
    }

    private static String table(String caption, String first, Figure figure) {
        return "<table><caption>" + caption + "</caption><thead><tr><th scope=\"col\">" + first
                + "</th><th scope=\"col\">Numerator</th><th scope=\"col\">Denominator</th><th scope=\"col\">Value ("
                + escape(figure.measure().unit().label()) + ")</th></tr></thead><tbody>\n";
    }

    private static String row(String label, Amount amount) {
        return "<tr><th scope=\"row\">" + escape(label) + "</th><td>" + number(amount.numerator(), amount) + "</td><td>"
                + number(amount.denominator(), amount) + "</td><td>" + escape(amount.text()) + "</td></tr>\n";
    }

    private static String number(@Nullable Long number, Amount amount) {
        if (number != null) {
            return number.toString();
        }
        return amount.withheld() ? amount.text() : "";
    }

    private static String definition(Figure figure) {
        var measure = figure.measure();
        var terms = new StringBuilder("<h2>About this measure</h2>\n<dl>\n");
        term(terms, "Definition", measure.definition());
        term(terms, "Numerator", measure.numerator());
        term(terms, "Denominator", measure.denominator());
        term(terms, "Left out", measure.exclusions());
        term(terms, "Known limits", measure.knownLimits());
        term(terms, "Made from", String.join(", ", measure.sourceEvents()));
        var regulation = measure.regulation();
        if (regulation != null) {
            term(terms, "Stands on", regulation);
        }
        return terms.append("</dl>\n").toString();
    }

    private static void term(StringBuilder terms, String name, String text) {
        terms.append("<dt>")
                .append(name)
                .append("</dt><dd>")
                .append(escape(text))
                .append("</dd>\n");
    }

    private static String symbols() {
        var terms = new StringBuilder("<h2>Symbols</h2>\n<dl>\n");
        for (var symbol : Symbol.values()) {
            term(terms, "[" + symbol.code() + "]", symbol.meaning());
        }
        return terms.append("</dl>\n").toString();
    }

    private static String page(String title, String body) {
        return "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + title
                + "</title>\n<style>body{font-family:sans-serif;max-width:60em;margin:1em auto;padding:0 1em}"
                + "table{border-collapse:collapse;margin:1em 0}td,th{border:1px solid #cecece;padding:.3em .6em;"
                + "text-align:left}td{text-align:right}dt{font-weight:bold}</style>\n</head>\n<body>\n<main>\n<h1>"
                + title
                + "</h1>\n" + body + "</main>\n</body>\n</html>\n";
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}

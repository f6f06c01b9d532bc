package waymark.evidence.measure;

import static waymark.evidence.Facts.LA;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import waymark.evidence.Facts;
import waymark.evidence.area.Area;
import waymark.evidence.dossier.Dossier;
import waymark.evidence.dossier.Fact;
import waymark.evidence.dossier.Kind;
import waymark.evidence.dossier.Knowledge;
import waymark.platform.consume.Received;

/** Measures facts without any store in between. */
final class Measuring {

    private Measuring() {}

    static List<Dossier> dossiers(Facts facts) {
        return facts.all().stream()
                .collect(Collectors.groupingBy(received -> received.event().subject()))
                .entrySet()
                .stream()
                .sorted(Comparator.comparing(entry -> entry.getKey()))
                .map(entry -> new Dossier(
                        entry.getKey(),
                        LA,
                        Kind.CHILD,
                        entry.getValue().stream().map(Measuring::fact).toList()))
                .toList();
    }

    static Area area(Facts facts) {
        return area(facts, Knowledge.ALL);
    }

    static Area area(Facts facts, Knowledge knowledge) {
        return Area.of(dossiers(facts), knowledge);
    }

    static Counted counted(Facts facts, String code, String asAt) {
        return counted(area(facts), code, LocalDate.parse(asAt), Filter.NONE);
    }

    static Counted counted(Area area, String code, LocalDate asAt, Filter filter) {
        return Counted.of(Catalogue.find(code).orElseThrow(), area, Period.endingOn(asAt), Slice.of(filter));
    }

    /** As {@code numerator/denominator=value}, or the symbol. */
    static String cell(Facts facts, String code, String asAt, String cell) {
        return cell(counted(facts, code, asAt), cell);
    }

    static String cell(Counted counted, String cell) {
        return counted.cells(Disclosure.NOTHING_WITHHELD).stream()
                .filter(it -> it.code().equals(cell))
                .map(it -> text(it.amount()))
                .findFirst()
                .orElseThrow();
    }

    static String text(Amount amount) {
        return amount.denominator() == null
                ? amount.numerator() + "=" + amount.text()
                : amount.numerator() + "/" + amount.denominator() + "=" + amount.text();
    }

    private static Fact fact(Received it) {
        return new Fact(it.event(), it.eventId(), it.source(), it.position(), it.recorded(), it.authorRole());
    }
}

package waymark.funding.scheme;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What holds from a day on: bands (none: one fund for all, without limits) and the evidence an application needs. */
public record Terms(LocalDate from, List<Band> bands, List<Evidence> evidence) {

    public Terms {
        bands = List.copyOf(bands);
        evidence = evidence.stream().distinct().sorted().toList();
    }

    public Optional<Band> band(String code) {
        return bands.stream().filter(band -> band.code().equals(code)).findFirst();
    }

    /** Those in force on the day: the latest that began by then. */
    static Optional<Terms> inForce(List<Terms> all, LocalDate day) {
        return all.stream().filter(terms -> !terms.from().isAfter(day)).max(Comparator.comparing(Terms::from));
    }
}

package waymark.funding.scheme;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** An authority's scheme: all its terms in order, and its panel days. {@code version} numbers the last event it shows. */
@Document("scheme-record")
record SchemeRecord(@Id String id, String la, List<Terms> terms, List<LocalDate> panels, long version) {

    SchemeRecord with(Terms set, long sequence) {
        var others = terms.stream().filter(it -> !it.from().equals(set.from()));
        return new SchemeRecord(id, la, Stream.concat(others, Stream.of(set)).toList(), panels, sequence);
    }

    SchemeRecord withPanel(LocalDate on, long sequence) {
        var days = Stream.concat(panels.stream(), Stream.of(on))
                .distinct()
                .sorted()
                .toList();
        return new SchemeRecord(id, la, terms, days, sequence);
    }

    SchemeRecord withoutPanel(LocalDate on, long sequence) {
        var days = panels.stream().filter(day -> !day.equals(on)).toList();
        return new SchemeRecord(id, la, terms, days, sequence);
    }
}

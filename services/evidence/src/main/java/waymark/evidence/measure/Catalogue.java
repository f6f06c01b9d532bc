package waymark.evidence.measure;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All measures, in the order they are listed. */
final class Catalogue {

    private static final Map<String, Entry> BY_CODE = byCode();

    private Catalogue() {}

    static Collection<Entry> all() {
        return BY_CODE.values();
    }

    static Optional<Entry> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    private static Map<String, Entry> byCode() {
        var byCode = new LinkedHashMap<String, Entry>();
        Stream.of(
                        SettingMeasures.all(),
                        ChildMeasures.all(),
                        SupportMeasures.all(),
                        CaseMeasures.all(),
                        TimelinessMeasures.all(),
                        FundingMeasures.all())
                .flatMap(List::stream)
                .forEach(entry -> byCode.put(entry.measure().code(), entry));
        return Collections.unmodifiableMap(byCode);
    }
}

package waymark.demodata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import waymark.demodata.cases.CaseFact;

/** Every case the SEN2 returns are written from, by the day its request was received: what the measures must find. */
public record Facts(List<CaseFact> cases) {

    Map<String, List<CaseFact>> byChild() {
        Map<String, List<CaseFact>> byChild = new LinkedHashMap<>();
        cases.forEach(fact -> byChild.computeIfAbsent(fact.childKey(), key -> new ArrayList<>(1))
                .add(fact));
        return byChild;
    }
}

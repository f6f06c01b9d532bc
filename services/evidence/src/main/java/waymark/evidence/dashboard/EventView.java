package waymark.evidence.dashboard;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import waymark.events.PublishedEvent;
import waymark.evidence.dossier.Fact;
import waymark.evidence.measure.Unit;

/**
 * One event as a line of a subject's history.
 *
 * @param what in words, from its published name
 * @param details what it says beyond subject and day
 */
record EventView(
        String what,
        List<Detail> details,
        String effective,
        String recorded,
        String by,
        String source,
        long position,
        String type,
        String eventId) {

    record Detail(String label, String value) {}

    private static final Set<String> SAID_ELSEWHERE = Set.of("subject", "la", "effective");

    /** @param settings names by id, so that a place is called by its name */
    static EventView of(Fact fact, Map<String, String> settings) {
        var type = fact.type();
        var name = type.replaceFirst("^waymark\\.[a-z]+\\.", "").replaceFirst("\\.v\\d+$", "");
        var role = fact.authorRole();
        return new EventView(
                Words.spoken(name),
                details(fact.event(), settings),
                Words.date(fact.effective()),
                Words.time(fact.recorded()),
                role == null ? "Not recorded" : Words.spoken(role),
                Words.capital(fact.source()),
                fact.position(),
                type,
                fact.eventId());
    }

    private static List<Detail> details(PublishedEvent event, Map<String, String> settings) {
        return Arrays.stream(event.getClass().getRecordComponents())
                .filter(component -> !SAID_ELSEWHERE.contains(component.getName()))
                .flatMap(component -> Optional.ofNullable(value(event, component)).stream()
                        .filter(value -> !value.equals(event.subject()) && !value.equals(event.effective()))
                        .map(value -> new Detail(Words.spoken(component.getName()), text(value, settings))))
                .toList();
    }

    private static @Nullable Object value(PublishedEvent event, RecordComponent component) {
        try {
            return component.getAccessor().invoke(event);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("A published event could not be read.", e);
        }
    }

    private static String text(Object value, Map<String, String> settings) {
        return switch (value) {
            case LocalDate date -> Words.date(date);
            case BigDecimal money -> Words.number(money, Unit.POUNDS);
            case Boolean yes -> yes ? "Yes" : "No";
            case Enum<?> code -> label(code);
            case Collection<?> many ->
                many.isEmpty()
                        ? "None"
                        : many.stream()
                                .map(one -> text(Objects.requireNonNull(one), settings))
                                .sorted()
                                .reduce((a, b) -> a + ", " + b)
                                .orElse("");
            case String text -> settings.getOrDefault(text, text);
            default -> value.toString();
        };
    }

    /** Codes of the published language know their label; those that do not speak for themselves. */
    private static String label(Enum<?> code) {
        try {
            return String.valueOf(code.getDeclaringClass().getMethod("label").invoke(code));
        } catch (ReflectiveOperationException e) {
            return Words.spoken(code.name());
        }
    }
}

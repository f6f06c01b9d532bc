package waymark.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import waymark.platform.refusal.Refusal;

/** What callers may rely on in a feature's refusals: stable codes, one each, that the feature's package-info lists. */
public final class RefusalRules {

    private static final Pattern DOCUMENTED = Pattern.compile("\\{@code ([a-z-]+/[a-z-]+)}");

    private RefusalRules() {}

    /** Checks every record of a sealed interface; their components may be texts and days. */
    public static void check(Class<? extends Refusal> sealed) {
        var all = Arrays.stream(sealed.getPermittedSubclasses())
                .map(RefusalRules::example)
                .toList();
        assertThat(all)
                .isNotEmpty()
                .allSatisfy(refusal ->
                        assertThat(refusal.detail()).as(refusal.code()).matches("[A-Z].*[a-z].*\\."));
        var codes = all.stream().map(Refusal::code).toList();
        assertThat(codes).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(documented(sealed));
    }

    private static List<String> documented(Class<?> sealed) {
        var file = Path.of("src/main/java", sealed.getPackageName().replace('.', '/'), "package-info.java");
        try {
            return DOCUMENTED
                    .matcher(Files.readString(file))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Refusal example(Class<?> type) {
        var components = type.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Arrays.stream(types)
                .map(it -> it == LocalDate.class ? LocalDate.of(2024, 3, 1) : "text")
                .toArray();
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return (Refusal) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("No example can be made of " + type.getSimpleName(), e);
        }
    }
}

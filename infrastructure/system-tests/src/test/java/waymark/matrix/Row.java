package waymark.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import waymark.platform.security.Role;

/**
 * One line of the table.
 *
 * @param roles who may, as in tokens
 * @param answer status for who may and whose it is
 * @param shows what the answer lists: seen by whose it is, by nobody else; empty for what is not a list
 * @param query with its question mark, or empty
 * @param body what is sent, or empty
 */
record Row(Operation operation, Set<String> roles, Whose whose, int answer, String shows, String query, String body) {

    static final Map<String, String> ROLES = new TreeMap<>(Map.of(
            "senco", Role.SENCO,
            "manager", Role.SETTING_MANAGER,
            "officer", Role.INCLUSION_OFFICER,
            "panel", Role.PANEL_MEMBER,
            "analyst", Role.ANALYST,
            "inspector", Role.INSPECTOR,
            "protection", Role.DATA_PROTECTION_OFFICER,
            "operator", Role.PLATFORM_OPERATOR));

    private static final String EVERY_SERVICE = "every";

    /** Whose records an operation is about, and so who finds them. */
    enum Whose {
        /** One setting's: its own staff and the authority's people. */
        SETTING,
        /** One authority's: its people and the staff of all its settings. */
        AUTHORITY,
        /** The caller's own, whoever calls: each is answered, about their own. */
        CALLER,
        /** Nobody's. */
        NOBODY
    }

    /** A table as it lies beside this class; a line for {@code every} service stands for one of each. */
    static List<Row> table(String name) {
        try (var file = Objects.requireNonNull(Row.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .flatMap(Row::perService)
                    .map(Row::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isList() {
        return !shows.isEmpty();
    }

    private static Stream<String> perService(String line) {
        return line.startsWith(EVERY_SERVICE + " ")
                ? RunningServices.ALL.keySet().stream().map(service -> service + line.substring(EVERY_SERVICE.length()))
                : Stream.of(line);
    }

    private static Row parse(String line) {
        var columns = line.split("\\|", -1);
        var sent = columns.length > 4 ? columns[4].strip() : "";
        var shows = sent.startsWith("shows ") ? sent.split("\\s+")[1] : "";
        var rest = shows.isEmpty()
                ? sent
                : sent.substring(sent.indexOf(shows) + shows.length()).strip();
        var query = rest.startsWith("?") ? rest.split("\\s+")[0] : "";
        return new Row(
                Operation.parse(columns[0]),
                roles(columns[1]),
                Whose.valueOf(columns[2].strip().toUpperCase(Locale.ROOT)),
                Integer.parseInt(columns[3].strip()),
                shows,
                query,
                rest.substring(query.length()).strip());
    }

    private static Set<String> roles(String column) {
        var words = Arrays.asList(column.strip().split("\\s+"));
        if (words.equals(List.of("everyone"))) {
            return Set.copyOf(ROLES.values());
        }
        var roles = new LinkedHashSet<String>();
        words.forEach(word -> roles.add(Objects.requireNonNull(ROLES.get(word), "no role is called " + word)));
        return roles;
    }
}

package waymark.matrix;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import waymark.matrix.Row.Whose;

/** What a row promises, asked of the running services; each broken promise is a sentence. */
final class Expectations {

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final String ANY_VERSION = "*";
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final RunningServices services;
    private final Exchanges exchanges;
    private final Map<String, String> world;
    private final String own;
    private final String nextDoor;
    private final List<String> broken = new ArrayList<>();

    Expectations(RunningServices services, Map<String, String> world) {
        this.services = services;
        this.exchanges = new Exchanges(services);
        this.world = world;
        own = world.get("settingId");
        nextDoor = world.get("nextDoorId");
    }

    /** Everything about the row that does not hold, whoever asks. */
    List<String> broken(Row row) {
        broken.clear();
        strangers(row);
        for (var role : new TreeSet<>(Row.ROLES.values())) {
            if (row.roles().contains(role)) {
                found(row, Person.of(World.HERE, role, own));
                elsewhere(row, role);
                nextDoor(row, role);
            } else {
                answers(row, Person.of(World.HERE, role, own), ANY_VERSION, FORBIDDEN);
            }
        }
        return List.copyOf(broken);
    }

    /** The same of a child's rows in a world where the child has moved next door. */
    List<String> brokenOnceMoved(Row row) {
        broken.clear();
        row.roles().stream().filter(Person::isStaff).forEach(role -> {
            found(row, Person.of(World.HERE, role, own).called(" of the child's setting"));
            notFound(row, Person.of(World.HERE, role, nextDoor).called(" of the setting the child left"));
        });
        return List.copyOf(broken);
    }

    private void strangers(Row row) {
        check(row, "nobody signed in", exchanges.send(row, world, null, ANY_VERSION), UNAUTHORIZED);
        var roleless = new Person("somebody without a role", World.HERE, Set.of(), List.of(own));
        answers(row, roleless, ANY_VERSION, FORBIDDEN);
        if (row.whose() == Whose.NOBODY) {
            return;
        }
        var role = row.roles().iterator().next();
        var unnamed = services.issuer.token(
                claims -> claims.claim("roles", List.of(role)).claim("settings", List.of(own)));
        check(row, role + " of no authority", exchanges.send(row, world, unnamed, ANY_VERSION), FORBIDDEN);
    }

    /** The token of another authority names our setting too: no authority's people can vouch for another's settings. */
    private void elsewhere(Row row, String role) {
        switch (row.whose()) {
            case SETTING, AUTHORITY -> notFound(row, Person.of(World.ELSEWHERE, role, own));
            case CALLER -> namesNothingOfOurs(row, Person.of(World.THIRD, role, own));
            case NOBODY -> namesNothingOfOurs(row, Person.of(World.ELSEWHERE, role, own));
        }
    }

    private void nextDoor(Row row, String role) {
        if (!Person.isStaff(role)) {
            return;
        }
        for (var person : List.of(
                Person.of(World.HERE, role, nextDoor).called(" of the setting next door"),
                Person.of(World.HERE, role).called(" of no setting"))) {
            if (row.whose() == Whose.SETTING) {
                notFound(row, person);
            } else {
                found(row, person);
            }
        }
    }

    private void found(Row row, Person person) {
        var answer = answers(row, person, Exchanges.STALE, row.answer());
        if (row.isList() && !answer.body().contains(exchanges.shown(row, world))) {
            broken.add(person.name() + " does not find what is theirs: " + answer.body());
        }
    }

    /** Whatever version is named: not even that there is something to change can be learnt. */
    private void notFound(Row row, Person person) {
        for (var version : row.operation().changes() ? List.of(ANY_VERSION, Exchanges.STALE) : List.of(ANY_VERSION)) {
            var answer = row.isList() ? notListed(row, person) : answers(row, person, version, NOT_FOUND);
            if (!person.la().equals(World.HERE)) {
                nothingOfOurs(person, answer);
            }
        }
    }

    /** A list may itself not be theirs to see, or be theirs and not have the thing in it. */
    private HttpResponse<String> notListed(Row row, Person person) {
        var answer = exchanges.send(row, world, person.token(services.issuer), ANY_VERSION);
        if (answer.statusCode() != NOT_FOUND) {
            check(row, person.name(), answer, OK);
        }
        if (answer.body().contains(exchanges.shown(row, world))) {
            broken.add(person.name() + " is shown what is not theirs: " + answer.body());
        }
        return answer;
    }

    private void namesNothingOfOurs(Row row, Person person) {
        nothingOfOurs(person, answers(row, person, Exchanges.STALE, row.answer()));
    }

    private void nothingOfOurs(Person person, HttpResponse<String> answer) {
        world.forEach((name, id) -> {
            if (ID.matcher(id).matches()
                    && answer.statusCode() == OK
                    && answer.body().contains(id)) {
                broken.add("%s is shown our %s: %s".formatted(person.name(), name, answer.body()));
            }
        });
    }

    private HttpResponse<String> answers(Row row, Person person, String version, int status) {
        var answer = exchanges.send(row, world, person.token(services.issuer), version);
        check(row, person.name() + (row.operation().changes() ? " with If-Match " + version : ""), answer, status);
        return answer;
    }

    private void check(Row row, String who, HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            broken.add("%s, %s: %d expected, %d answered: %s"
                    .formatted(row.operation(), who, status, answer.statusCode(), answer.body()));
        }
    }
}

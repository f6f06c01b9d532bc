package waymark.matrix;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import waymark.matrix.Row.Whose;
import waymark.platform.security.Role;

/** What a row promises of a page of the dashboard, asked of the running evidence service as a signed-in browser asks. */
final class Pages {

    /** For people who are not signed in, and so without anything of anybody's. */
    private static final Set<String> FOR_ANYBODY =
            Set.of("/accessibility-statement", "/sign-in-failed", "/signed-in-too-long", "/not-allowed", "/error");

    private static final int FOUND = 302;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final RunningServices services;
    private final Map<String, String> world;
    private final WebApplicationContext evidence;
    private final MockMvc browser;
    private final List<String> broken = new ArrayList<>();

    Pages(RunningServices services, Map<String, String> world) {
        this.services = services;
        this.world = world;
        evidence = (WebApplicationContext) services.context("evidence");
        browser = MockMvcBuilders.webAppContextSetup(evidence)
                .apply(springSecurity())
                .build();
    }

    List<String> behindTheSignIn() {
        return evidence
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(page -> page.getValue().getBeanType().getPackageName().startsWith("waymark.evidence"))
                .flatMap(page -> page.getKey().getPatternValues().stream())
                .filter(path -> !path.startsWith("/api/") && !FOR_ANYBODY.contains(path))
                .toList();
    }

    /** Everything about the row that does not hold. */
    List<String> broken(Row row) {
        broken.clear();
        answers(row, "nobody signed in", anonymous(), FOUND);
        var officer = Person.of(World.HERE, Role.INCLUSION_OFFICER);
        answers(row, "a bearer of an API token", bearing(officer.token(services.issuer)), FOUND);
        for (var role : Row.ROLES.values()) {
            var person = Person.of(World.HERE, role, world.get("settingId"));
            if (!row.roles().contains(role)) {
                answers(row, person, FORBIDDEN);
                continue;
            }
            boolean shared = row.whose() != Whose.SETTING;
            answers(row, person, row.answer());
            answers(row, Person.of(World.ELSEWHERE, role, world.get("settingId")), shared ? row.answer() : NOT_FOUND);
            if (Person.isStaff(role)) {
                var nextDoor = Person.of(World.HERE, role, world.get("nextDoorId"));
                answers(row, nextDoor.called(" of the setting next door"), shared ? row.answer() : NOT_FOUND);
            }
        }
        return List.copyOf(broken);
    }

    private void answers(Row row, Person person, int status) {
        var login = oidcLogin()
                .idToken(token -> token.claim("la", person.la())
                        .claim("roles", List.copyOf(person.roles()))
                        .claim("settings", person.settings()))
                .authorities(person.roles().stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .toArray(SimpleGrantedAuthority[]::new));
        answers(row, person.name(), login, status);
    }

    private void answers(Row row, String who, RequestPostProcessor as, int status) {
        var path = row.operation()
                .path()
                .replace("{code}", world.get("code"))
                .replace("{subject}", world.get("subject"))
                .replace("{slug}", world.get("slug"));
        try {
            var answer = browser.perform(get(path + row.query()).with(as))
                    .andReturn()
                    .getResponse();
            if (answer.getStatus() != status) {
                broken.add("%s, %s: %d expected, %d answered".formatted(path, who, status, answer.getStatus()));
            }
            if (who.contains(World.ELSEWHERE) && namesOurs(answer.getContentAsString(), path)) {
                broken.add(who + " is shown something of ours on " + path);
            }
        } catch (Exception e) {
            throw new AssertionError(path + ", " + who, e);
        }
    }

    /** The address itself may come back on the page that says there is nothing. */
    private boolean namesOurs(String page, String path) {
        return world.values().stream()
                .filter(value -> value.length() == 36 && !path.contains(value))
                .filter(value -> !value.equals(world.get("settingId")))
                .anyMatch(page::contains);
    }

    private static RequestPostProcessor bearing(String token) {
        return request -> {
            request.addHeader("Authorization", "Bearer " + token);
            return request;
        };
    }
}

package waymark.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import waymark.platform.security.Role;

/** Every operation of every service, asked by everybody there could be, answers as the table in access.txt says. */
class AccessMatrixSliceTest {

    private static final List<Row> TABLE = Row.table("access.txt");

    private static RunningServices services;
    private static Map<String, String> world;
    private static Expectations expectations;

    @BeforeAll
    static void start(@TempDir Path directory) {
        services = new RunningServices(directory);
        world = World.make(services);
        expectations = new Expectations(services, world);
    }

    @AfterAll
    static void stop() {
        if (services != null) {
            services.close();
        }
    }

    @Test
    void every_operation_has_its_row_and_every_row_its_operation() {
        var there = new TreeSet<String>();
        RunningServices.ALL
                .keySet()
                .forEach(service ->
                        Operation.of(service, services).forEach(operation -> there.add(operation.toString())));

        assertThat(TABLE.stream().map(row -> row.operation().toString()).toList())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(there);
    }

    @TestFactory
    Stream<DynamicTest> each_role_is_answered_as_its_row_says() {
        return TABLE.stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.operation().toString(),
                        () -> assertThat(expectations.broken(row)).isEmpty()));
    }

    /** What counts is where the child is now: the setting the child left finds nothing, the one it went to everything. */
    @TestFactory
    Stream<DynamicTest> a_child_who_moved_on_is_the_new_settings_to_see() {
        var moved = new Expectations(services, World.aboutWhoMoved(world));
        return TABLE.stream()
                .filter(row -> row.operation().service().equals("journeys"))
                .filter(row -> row.operation().isAboutAChild())
                .map(row -> DynamicTest.dynamicTest(
                        row.operation().toString(),
                        () -> assertThat(moved.brokenOnceMoved(row)).isEmpty()));
    }

    @Test
    void a_figure_counts_the_callers_own_authority_only() {
        assertThat(applications(World.HERE)).isPositive();
        assertThat(applications(World.ELSEWHERE)).isZero();
    }

    @TestFactory
    Stream<DynamicTest> each_page_is_shown_as_its_row_says() {
        var pages = new Pages(services, world);
        return Row.table("pages.txt").stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.operation().path(),
                        () -> assertThat(pages.broken(row)).isEmpty()));
    }

    @Test
    void every_page_behind_the_sign_in_has_its_row_and_every_row_its_page() {
        assertThat(Row.table("pages.txt").stream()
                        .map(row -> row.operation().path())
                        .toList())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(new Pages(services, world).behindTheSignIn());
    }

    @TestFactory
    Stream<DynamicTest> a_token_that_is_not_the_issuers_own_word_opens_nothing() {
        var forger = new Forger(services.issuer, own());
        return RunningServices.ALL.keySet().stream()
                .flatMap(service -> forger.tokens().entrySet().stream()
                        .map(token -> DynamicTest.dynamicTest(
                                service + ": " + token.getKey(),
                                () -> assertThat(completeness(service, token.getValue()))
                                        .isEqualTo(401))));
    }

    @Test
    void the_same_token_signed_by_the_issuer_opens_every_service() {
        RunningServices.ALL
                .keySet()
                .forEach(service -> assertThat(completeness(service, services.issuer.token(own())))
                        .as(service)
                        .isEqualTo(200));
    }

    private static int applications(String la) {
        var officer = Person.of(la, Role.INCLUSION_OFFICER).token(services.issuer);
        var path = "/api/v1/measures/" + world.get("code") + "?as-at=2025-12-31";
        var figure = services.send(Exchanges.signed(services.request("evidence", path), officer));
        return JsonPath.read(figure.body(), "$.cells[0].numerator");
    }

    private static UnaryOperator<JWTClaimsSet.Builder> own() {
        return claims -> claims.claim("la", World.HERE).claim("roles", List.of(Role.INCLUSION_OFFICER));
    }

    private static int completeness(String service, String token) {
        return services.send(Exchanges.signed(services.request(service, "/api/v1/completeness"), token))
                .statusCode();
    }
}

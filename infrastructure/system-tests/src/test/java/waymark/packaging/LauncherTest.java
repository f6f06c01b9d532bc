package waymark.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./waymark} says on a machine that lacks what it needs: one line, and what to install. */
class LauncherTest {

    private static final List<String> OF_EVERY_MACHINE =
            List.of("bash", "dirname", "find", "mkdir", "mktemp", "rm", "sed");
    private static final Path THIS_JDK = Path.of(System.getProperty("java.home"));

    /** A copy of the launcher beside nothing, so that there is always something to build. */
    @TempDir
    private Path folder;

    private Path programs;

    @BeforeEach
    void lay_out_a_bare_machine() throws IOException {
        programs = Files.createDirectories(folder.resolve("programs"));
        Files.copy(Repository.file("waymark"), folder.resolve("waymark"));
        for (var name : OF_EVERY_MACHINE) {
            Files.createSymbolicLink(programs.resolve(name), onPath(name));
        }
    }

    @Test
    void without_a_jdk_it_names_the_version_and_how_to_get_it() throws Exception {
        assertSays(run(Map.of()), "waymark: no JDK 25 was found.", "temurin-25-jdk", "JAVA_HOME");
    }

    @Test
    void an_older_jdk_is_no_jdk_wherever_it_is() throws Exception {
        var older = folder.resolve("jdks").resolve("jdk-17");
        program(older.resolve("bin").resolve("javac"), "exit 0");
        program(older.resolve("bin").resolve("java"), "echo '    java.specification.version = 17'");

        assertSays(run(Map.of("JAVA_HOME", older.toString())), "waymark: no JDK 25 was found.");
        assertSays(run(Map.of("WAYMARK_JDKS", older.getParent().toString())), "waymark: no JDK 25 was found.");
    }

    @Test
    void a_jdk_is_found_in_any_of_the_folders_that_hold_some() throws Exception {
        var folders = folder.resolve("none") + ":" + THIS_JDK.getParent();

        assertSays(run(Map.of("WAYMARK_JDKS", folders)), "waymark: Maven was not found");
    }

    @Test
    void without_maven_it_says_so() throws Exception {
        assertSays(run(withJdk()), "waymark: Maven was not found", "apt-get install maven");
    }

    @Test
    void without_node_or_npm_it_says_what_they_are_for() throws Exception {
        program(programs.resolve("mvn"), "exit 0");
        assertSays(run(withJdk()), "waymark: Node.js 20 or later was not found", "apt-get install nodejs npm");

        program(programs.resolve("node"), "echo 20");
        assertSays(run(withJdk()), "waymark: Node.js 20 or later was not found", "apt-get install nodejs npm");
    }

    @Test
    void a_node_that_is_too_old_is_named_with_its_version() throws Exception {
        program(programs.resolve("mvn"), "exit 0");
        program(programs.resolve("npm"), "exit 0");
        program(programs.resolve("node"), "[ \"$1\" = --version ] && echo v18.19.0 || echo 18");

        assertSays(run(withJdk()), "waymark: Node.js v18.19.0 is too old", "version 20 or later");
    }

    @Test
    void a_build_that_fails_points_at_what_maven_said() throws Exception {
        program(programs.resolve("mvn"), "echo 'no such module'; exit 1");
        program(programs.resolve("npm"), "exit 0");
        program(programs.resolve("node"), "echo 20");

        var said = run(withJdk());
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.text())
                .contains("no such module")
                .endsWith("waymark: the build failed; the lines above say where.");
    }

    @Nested
    class After_a_build {

        private static final String LEAVES_CLASSES = """
                for each in "$@"; do
                  case $each in -XX:AOTCacheOutput=*) echo classes >"${each#*=}"; exit 0 ;; esac
                done""";

        @BeforeEach
        void a_build_works() throws IOException {
            program(
                    programs.resolve("mvn"),
                    "mkdir -p infrastructure/cli/target; : >infrastructure/cli/target/waymark.jar");
            program(programs.resolve("npm"), "exit 0");
            program(programs.resolve("node"), "echo 20");
            for (var name : List.of("pom.xml", "shared-events", "services")) {
                Files.createFile(folder.resolve(name));
            }
            Files.createDirectories(folder.resolve("infrastructure"));
        }

        @Test
        void it_starts_once_for_faster_starts_and_then_uses_what_that_left() throws Exception {
            var java = java(LEAVES_CLASSES);

            assertThat(run(java).text()).contains("Preparing fast starts", "-XX:AOTCache=" + folder);
            assertThat(run(java).text()).doesNotContain("Preparing", "Building").contains("-XX:AOTCache=" + folder);
        }

        @Test
        void a_start_that_fails_is_said_once_and_everything_works_without() throws Exception {
            var java = java("""
                    for each in "$@"; do
                      case $each in -XX:AOTCacheOutput=*) exit 1 ;; esac
                    done""");

            assertThat(run(java).text())
                    .contains("nothing else changes", "arguments:")
                    .doesNotContain("-XX:AOTCache=");
            var again = run(java);
            assertThat(again.text()).startsWith("arguments:").endsWith("waymark.jar up");
            assertThat(again.exit()).isZero();
        }

        @Test
        void a_newer_build_prepares_again() throws Exception {
            var java = java(LEAVES_CLASSES);
            run(java);
            var jar = folder.resolve("infrastructure/cli/target/waymark.jar");
            Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));

            assertThat(run(java).text()).contains("Preparing fast starts");
        }

        @Test
        void what_is_moved_elsewhere_prepares_again_and_never_uses_what_was_made_in_the_old_place() throws Exception {
            var java = java(LEAVES_CLASSES);
            run(java);
            var moved = Files.createDirectories(folder.resolve("moved"));
            for (var name : List.of("waymark", "pom.xml", "shared-events", "services", "infrastructure")) {
                Files.move(folder.resolve(name), moved.resolve(name));
            }
            folder = moved;

            assertThat(run(java).text()).contains("Preparing fast starts", "-XX:AOTCache=" + moved);
        }

        @Test
        void where_nothing_can_be_written_what_was_made_elsewhere_is_left_alone() throws Exception {
            var java = java(LEAVES_CLASSES);
            run(java);
            Files.writeString(folder.resolve("infrastructure/cli/target/waymark.aot.of"), "/elsewhere");
            program(folder.resolve("waymark"), readOnly(Files.readString(folder.resolve("waymark"))));

            assertThat(run(java).text()).startsWith("arguments:").doesNotContain("-XX:AOTCache=");
        }

        /** Root may write everywhere, so the question itself is answered otherwise. */
        private static String readOnly(String launcher) {
            return launcher.replace("[ -w ", "! [ -w ");
        }

        /** A JDK that does as it is told and otherwise tells its arguments. */
        private Map<String, String> java(String script) throws IOException {
            var jdk = folder.resolve("jdks").resolve("jdk-25");
            program(jdk.resolve("bin").resolve("javac"), "exit 0");
            program(
                    jdk.resolve("bin").resolve("java"),
                    "case $1 in -XshowSettings*) echo '    java.specification.version = 25'; exit 0 ;; esac\n"
                            + script
                            + "\necho \"arguments: $*\"");
            return Map.of("JAVA_HOME", jdk.toString());
        }
    }

    private static void assertSays(Said said, String start, String... advice) {
        assertThat(said.text()).startsWith(start);
        assertThat(advice).allSatisfy(each -> assertThat(said.text()).contains(each));
        assertThat(said.text().lines()).hasSize(1);
        assertThat(said.exit()).isEqualTo(1);
    }

    private record Said(int exit, String text) {}

    private static Map<String, String> withJdk() {
        return Map.of("JAVA_HOME", THIS_JDK.toString());
    }

    private Said run(Map<String, String> more) throws Exception {
        var launcher = new ProcessBuilder(
                        programs.resolve("bash").toString(),
                        folder.resolve("waymark").toString(),
                        "up")
                .redirectErrorStream(true);
        launcher.environment().clear();
        launcher.environment()
                .putAll(Map.of(
                        "PATH", programs.toString(),
                        "HOME", folder.toString(),
                        "WAYMARK_JDKS", ""));
        launcher.environment().putAll(more);
        var process = launcher.start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text.strip());
    }

    private static void program(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!" + onPath("bash") + "\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Path onPath(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}

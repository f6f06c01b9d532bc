package waymark.cli;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import waymark.cli.FileKinds.Kind;
import waymark.standalone.Service;

/** Brings files in: sends, waits for the review, shows the counts or the problems, approves, waits for the end. */
final class Importer {

    private static final Duration POLL = Duration.ofMillis(150);
    private static final int PROBLEMS_SHOWN = 20;

    /** Whose facts a service's checks rest on: they must have been heard before a file is read. */
    private static final Map<Service, Set<Service>> RESTS_ON = new EnumMap<>(Map.of(
            Service.SETTINGS, Set.of(),
            Service.JOURNEYS, Set.of(Service.SETTINGS),
            Service.FUNDING, Set.of(Service.SETTINGS, Service.JOURNEYS),
            Service.TRAINING, Set.of(Service.SETTINGS)));

    private final Client client;
    private final Progress progress;
    private final FileKinds kinds;

    Importer(Client client, Progress progress) {
        this.client = client;
        this.progress = progress;
        this.kinds = new FileKinds(client);
    }

    /** What became of a file. */
    enum Outcome {
        IMPORTED,
        IMPORTED_IN_PART,
        UNCHANGED,
        REFUSED,
        CHECKED;

        /** Something of the file is not in. */
        boolean isWanting() {
            return this == REFUSED || this == IMPORTED_IN_PART;
        }
    }

    Outcome bring(Path file, boolean dryRun) {
        return bring(file, kinds.of(file), dryRun);
    }

    Outcome bring(Path file, Kind kind, boolean dryRun) {
        waitForWhatItRestsOn(kind.service());
        var location = send(file, kind);
        var review = await(kind.service(), location, "VALIDATING", file);
        switch (review.path("status").asString()) {
            case "REFUSED" -> {
                progress.line("%s was refused: %s. Nothing of it was imported."
                        .formatted(file.getFileName(), problems(review)));
                showProblems(kind, location, review);
                return Outcome.REFUSED;
            }
            case "READY_FOR_REVIEW" -> progress.line("%s: %s".formatted(file.getFileName(), counts(review)));
            default ->
                throw new ClientException(
                        file.getFileName() + ": " + review.path("advice").asString());
        }
        if (dryRun) {
            return Outcome.CHECKED;
        }
        if (number(review, "new") + number(review, "changed") == 0) {
            progress.line("  Nothing in it is new: nothing was imported.");
        }
        client.post(kind.service(), location + "/approval", "application/json", BodyPublishers.ofString("{}"));
        var end = await(kind.service(), location, "COMMITTING", file);
        switch (end.path("status").asString()) {
            case "COMMITTED" -> {}
            case "COMMITTED_IN_PART" -> {
                progress.line("%s, %s: %s"
                        .formatted(
                                file.getFileName(),
                                problems(end),
                                end.path("advice").asString()));
                showProblems(kind, location, end);
                return Outcome.IMPORTED_IN_PART;
            }
            default ->
                throw new ClientException(
                        file.getFileName() + ": " + end.path("advice").asString());
        }
        return number(end, "committed") == 0 ? Outcome.UNCHANGED : Outcome.IMPORTED;
    }

    /** Waits until a service has taken in everything others have recorded up to now. */
    void waitUntilHeard(Service listener, Set<Service> sources) {
        for (var source : sources) {
            long head =
                    client.get(source, "/api/v1/completeness").path("position").asLong();
            while (head >= 0 && heard(listener, source) < head) {
                pause();
            }
        }
    }

    private void waitForWhatItRestsOn(Service service) {
        waitUntilHeard(service, RESTS_ON.getOrDefault(service, Set.of()));
    }

    private long heard(Service listener, Service source) {
        return client.get(listener, "/api/v1/completeness")
                .path("sources")
                .path(source.id())
                .path("position")
                .asLong(-1);
    }

    private String send(Path file, Kind kind) {
        try {
            return client.post(
                    kind.service(),
                    "/api/v1/imports?kind=" + kind.name(),
                    kind.mediaType(),
                    BodyPublishers.ofFile(file));
        } catch (FileNotFoundException e) {
            throw new ClientException("There is no readable file " + file + ".", e);
        }
    }

    private JsonNode await(Service service, String location, String whileStatus, Path file) {
        var state = client.get(service, location);
        boolean isChecked = whileStatus.equals("VALIDATING");
        long expected = isChecked ? Progress.UNKNOWN : number(state, "new") + number(state, "changed");
        var done = isChecked ? "rows" : "committed";
        try (var task = progress.task(String.valueOf(file.getFileName()), expected)) {
            while (state.path("status").asString().equals(whileStatus)) {
                task.accept(number(state, done));
                pause();
                state = client.get(service, location);
            }
            task.accept(number(state, done));
        }
        return state;
    }

    private static String problems(JsonNode state) {
        long problems = number(state, "problems");
        return problems == 1 ? "1 problem" : "%,d problems".formatted(problems);
    }

    private void showProblems(Kind kind, String location, JsonNode state) {
        var problems = client.get(kind.service(), location + "/problems").path("results");
        for (int i = 0; i < Math.min(problems.size(), PROBLEMS_SHOWN); i++) {
            var problem = problems.get(i);
            progress.line("  row %d, %s: %s (%s)"
                    .formatted(
                            problem.path("row").asInt(),
                            problem.path("column").asString(),
                            problem.path("expected").asString(),
                            problem.path("code").asString()));
        }
        if (number(state, "problems") > PROBLEMS_SHOWN) {
            progress.line("  ... the first %d are shown.".formatted(PROBLEMS_SHOWN));
        }
    }

    private static String counts(JsonNode state) {
        return "%,d rows: %,d new, %,d changed, %,d unchanged"
                .formatted(
                        number(state, "rows"),
                        number(state, "new"),
                        number(state, "changed"),
                        number(state, "unchanged"));
    }

    private static long number(JsonNode state, String field) {
        return state.path(field).asLong(0);
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientException("Interrupted.", e);
        }
    }
}

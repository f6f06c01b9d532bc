package waymark.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import waymark.standalone.Service;

/** Which files the services take, and which of them a file is. */
record FileKinds(Client client) {

    private static final List<Service> SERVICES =
            List.of(Service.SETTINGS, Service.TRAINING, Service.JOURNEYS, Service.FUNDING);

    record Kind(Service service, String name, String mediaType) {}

    /** Told by its columns or, for XML, by being XML. */
    Kind of(Path file) {
        if (String.valueOf(file.getFileName()).endsWith(".xml")) {
            return new Kind(Service.JOURNEYS, "sen2", "application/xml");
        }
        var header = header(file);
        return SERVICES.stream()
                .flatMap(service -> formats(service, header).stream())
                .findFirst()
                .orElseThrow(() -> new ClientException(file.getFileName() + ": " + nearest(header)
                        + " ./waymark import --formats lists all files and their columns."));
    }

    /** What the file most likely was meant to be, and what is in the way. */
    private String nearest(Set<String> header) {
        if (header.stream().anyMatch(name -> name.contains(";") || name.contains("\t"))) {
            return "its columns are not separated by commas; save it as \"CSV UTF-8 (comma delimited)\".";
        }
        var best = "its columns are those of no file Waymark knows.";
        int most = 0;
        for (var service : SERVICES) {
            for (var format : client.get(service, "/api/v1/import-formats")) {
                var missing = new TreeSet<>(columns(format));
                int all = missing.size();
                missing.removeAll(header);
                var extra = new TreeSet<>(header);
                extra.removeAll(columns(format));
                if (all - missing.size() > most) {
                    most = all - missing.size();
                    best = "it looks like a file of " + format.path("kind").asString() + ", but "
                            + difference(missing, extra);
                }
            }
        }
        return best;
    }

    private static String difference(Set<String> missing, Set<String> extra) {
        var lacks = missing.isEmpty() ? "" : "lacks " + String.join(", ", missing);
        var has = extra.isEmpty() ? "" : "has %d that Waymark does not know".formatted(extra.size());
        return lacks + (lacks.isEmpty() || has.isEmpty() ? "" : " and ") + has + ".";
    }

    private Optional<Kind> formats(Service service, Set<String> header) {
        for (var format : client.get(service, "/api/v1/import-formats")) {
            if (header.equals(columns(format))) {
                return Optional.of(new Kind(
                        service,
                        format.path("kind").asString(),
                        format.path("mediaType").asString()));
            }
        }
        return Optional.empty();
    }

    private static Set<String> columns(JsonNode format) {
        var names = new HashSet<String>();
        format.path("columns").forEach(column -> names.add(column.path("name").asString()));
        return names;
    }

    void list(Progress progress) {
        for (var service : SERVICES) {
            for (var format : client.get(service, "/api/v1/import-formats")) {
                progress.line("%s (%s)"
                        .formatted(
                                format.path("kind").asString(),
                                format.path("mediaType").asString()));
                format.path("columns")
                        .forEach(column -> progress.line("  %-28s %s%s, for example %s"
                                .formatted(
                                        column.path("name").asString(),
                                        column.path("meaning").asString(),
                                        column.path("required").asBoolean() ? "" : " (may be empty)",
                                        column.path("example").asString())));
            }
        }
    }

    private static Set<String> header(Path file) {
        if (Files.isDirectory(file)) {
            throw new ClientException(file + " is a folder: name the files in it.");
        }
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            var first = reader.readLine();
            return first == null
                    ? Set.of()
                    : new TreeSet<>(Arrays.stream(first.replace("\uFEFF", "").split(","))
                            .map(String::strip)
                            .toList());
        } catch (CharacterCodingException e) {
            throw new ClientException(file.getFileName() + " is not text in UTF-8: save it again as \"CSV UTF-8\".", e);
        } catch (IOException e) {
            throw new ClientException("There is no readable file " + file + ".", e);
        }
    }
}

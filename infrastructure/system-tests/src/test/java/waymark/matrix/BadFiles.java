package waymark.matrix;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Files of a kind with children's data in every wrong place. */
final class BadFiles {

    private BadFiles() {}

    static List<String> of(JsonNode format) {
        return format.path("mediaType").asString().contains("xml") ? xml() : csv(format.path("columns"));
    }

    private static List<String> csv(JsonNode columns) {
        var names = new ArrayList<String>();
        var examples = new ArrayList<String>();
        columns.forEach(column -> {
            names.add(column.path("name").asString());
            examples.add(column.path("example").asString());
        });
        var header = String.join(",", names) + "\n";
        var all = new ArrayList<String>();
        for (var canary : Canaries.ALL) {
            var cell = quoted(canary);
            all.add(header + String.join(",", Collections.nCopies(names.size(), cell)) + "\n");
            all.add(header + cell + "\n");
            all.add(header + String.join(",", Collections.nCopies(names.size() + 2, cell)) + "\n");
            all.add(header + "\"" + canary + "\n");
            all.add(cell + "," + header + cell + "\n");
            all.add(cell + "\n" + cell + "\n");
            var rows = new StringBuilder(header);
            for (int i = 0; i < names.size(); i++) {
                var row =
                        new ArrayList<>(examples.stream().map(BadFiles::quoted).toList());
                row.set(i, cell);
                rows.append(String.join(",", row)).append('\n');
            }
            all.add(rows.toString());
        }
        return all;
    }

    private static List<String> xml() {
        var all = new ArrayList<String>();
        for (var canary : Canaries.ALL) {
            var text = canary.replace("&", "&amp;").replace("<", "&lt;");
            all.add(text);
            all.add("<" + Canaries.NAME + ">" + text);
            all.add("<!DOCTYPE a [<!ENTITY e \"" + text.replace("\"", "") + "\">]><Message>&e;</Message>");
            all.add("<Message><Header><Source>" + text + "</Source></Header></Message>");
            all.add("<Message>" + person(text) + "</Message>");
            all.add("<Message><SEN2>" + person(text) + "<" + Canaries.NAME + " a='1'/></SEN2></Message>");
        }
        return all;
    }

    private static String person(String text) {
        return """
                <Header><CollectionDetails><Collection>%1$s</Collection><Year>%1$s</Year></CollectionDetails>\
                <Source><LEA>%1$s</LEA></Source></Header><Person><Surname>%1$s</Surname><Forename>%1$s</Forename>\
                <PersonBirthDate>%1$s</PersonBirthDate><UPN>%1$s</UPN><PostCode>%1$s</PostCode>\
                <Requests><ReceivedDate>%1$s</ReceivedDate><RequestOutcome>%1$s</RequestOutcome></Requests></Person>""".formatted(text);
    }

    private static String quoted(String cell) {
        return "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}

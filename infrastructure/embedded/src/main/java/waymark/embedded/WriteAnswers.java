package waymark.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/** Corrects two answers of the library in which a failed write would be counted, or would not stop the ones behind it. */
final class WriteAnswers {

    private WriteAnswers() {}

    /** The number inserted leaves out what failed and, in order, what was never tried. */
    static Document inserted(Document insert, Document answer) {
        List<Document> errors = documents(answer, "writeErrors");
        if (!errors.isEmpty()) {
            int asked = documents(insert, "documents").size();
            int first = number(errors.getFirst(), "index");
            answer.put("n", isOrdered(insert) ? first : asked - errors.size());
        }
        return answer;
    }

    /** Ordered updates stop at the first that fails. */
    static Document inOrder(Document command, UnaryOperator<Document> run) {
        List<Document> updates = documents(command, "updates");
        if (updates.size() < 2 || !isOrdered(command)) {
            return run.apply(command);
        }
        int matched = 0;
        int modified = 0;
        List<Document> upserted = new ArrayList<>();
        List<Document> errors = new ArrayList<>();
        for (int i = 0; i < updates.size() && errors.isEmpty(); i++) {
            Document one = command.clone();
            one.put("updates", List.of(updates.get(i)));
            Document answer = run.apply(one);
            matched += number(answer, "n");
            modified += number(answer, "nModified");
            upserted.addAll(at(i, documents(answer, "upserted")));
            errors.addAll(at(i, documents(answer, "writeErrors")));
        }
        Document answer = new Document("n", matched).append("nModified", modified);
        answer.putIfNotNull("upserted", upserted.isEmpty() ? null : upserted);
        answer.putIfNotNull("writeErrors", errors.isEmpty() ? null : errors);
        return answer.append("ok", 1.0);
    }

    private static List<Document> at(int index, List<Document> parts) {
        parts.forEach(part -> part.put("index", index));
        return parts;
    }

    private static boolean isOrdered(Document command) {
        return !Boolean.FALSE.equals(command.get("ordered"));
    }

    private static int number(Document answer, String field) {
        return answer.get(field) instanceof Number number ? number.intValue() : 0;
    }

    private static List<Document> documents(Document from, String field) {
        List<Document> result = new ArrayList<>();
        if (from.get(field) instanceof Collection<?> parts) {
            parts.forEach(part -> result.add((Document) part));
        }
        return result;
    }
}

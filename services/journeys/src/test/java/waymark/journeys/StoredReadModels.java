package waymark.journeys;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.bson.Document;

/** What tests need that throw all read models of this service away. */
final class StoredReadModels {

    private StoredReadModels() {}

    /** Posts a body to a path and gives the path of what that made. */
    interface Post {
        String created(String path, String body);
    }

    /**
     * Records a child with something in every read model.
     *
     * @param post to the service
     * @return the child's path
     */
    static String child(int number, String settingId, Post post) {
        var child = post.created("/api/v1/children", """
                {"surname":"Test%s","forename":"Child","dateOfBirth":"2021-03-04","sex":"F","ethnicity":"WBRI",\
                "settingId":"%s","fundedHours":15,"effective":"2024-09-02"}""".formatted(number, settingId));
        post.created(child + "/concerns", "{\"areaOfNeed\":\"SLCN\",\"raisedOn\":\"2024-10-01\"}");
        post.created(child + "/support-cycles", """
                {"settingId":"%s","openedOn":"2024-10-08"}""".formatted(settingId));
        post.created(child + "/ehc-requests", "{\"source\":\"PARENT\",\"receivedOn\":\"2025-01-06\"}");
        return child;
    }

    /** All documents as canonical text, but for what is sealed anew each time. */
    static List<String> text(MongoCollection<Document> collection) {
        var documents = new ArrayList<String>();
        collection.find().sort(new Document("_id", 1)).forEach(each -> {
            each.remove("sealed");
            documents.add(canonical(each).toJson());
        });
        return documents;
    }

    /** In which order its fields were written depends on how the batches were cut. */
    private static Document canonical(Document document) {
        var sorted = new Document();
        new TreeMap<>(document)
                .forEach((name, value) ->
                        sorted.append(name, value instanceof Document inner ? canonical(inner) : value));
        return sorted;
    }
}

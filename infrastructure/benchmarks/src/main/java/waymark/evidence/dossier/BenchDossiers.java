package waymark.evidence.dossier;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.NullMarked;
import waymark.platform.consume.Listener;
import waymark.platform.consume.Received;

/** Opens the dossiers for the benchmarks, which stand outside. */
@NullMarked
public final class BenchDossiers {

    private BenchDossiers() {}

    public static Listener listener(MongoDatabase database) {
        return new DossierListener(new DossierStore(database), new Changes(database, Clock.systemUTC()));
    }

    /** The side that is asked, as another instance of the service would have it. */
    public static Dossiers asked(MongoDatabase database) {
        return new Dossiers(new DossierStore(database), new Changes(database, Clock.systemUTC()));
    }

    /** What has to be written of one subject's events, whoever writes it. */
    public static UpdateOneModel<Document> write(List<Received> ofOneSubject) {
        var fold = DossierStore.Fold.of(ofOneSubject);
        var last = fold.facts().getLast();
        return new UpdateOneModel<>(
                new Document("_id", fold.subject()),
                DossierStore.addition(last.source(), last.position(), fold),
                new UpdateOptions().upsert(true));
    }
}

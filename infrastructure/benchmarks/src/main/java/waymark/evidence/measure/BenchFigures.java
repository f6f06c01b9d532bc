package waymark.evidence.measure;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import waymark.evidence.dossier.BenchDossiers;
import waymark.evidence.dossier.Dossier;
import waymark.evidence.dossier.Dossiers;
import waymark.platform.consume.Completeness;
import waymark.platform.security.Caller;

/** Asks for figures as page and API do, and tells from which dossiers each was made. */
@NullMarked
public final class BenchFigures {

    private final Figures figures;
    private Collection<Dossier> counted = List.of();

    private BenchFigures(Dossiers dossiers, Clock clock) {
        var counts = new Counts(scope -> {
            var snapshot = dossiers.of(scope);
            counted = snapshot.dossiers();
            return snapshot;
        });
        var nobody = new StaticListableBeanFactory().getBeanProvider(Completeness.class);
        this.figures = new Figures(counts, nobody, clock);
    }

    /** @param clock says which day it is */
    public static BenchFigures of(MongoDatabase database, Clock clock) {
        return new BenchFigures(BenchDossiers.asked(database), clock);
    }

    public Answer ask(Caller caller, FigureQuery query) {
        var figure = figures.figure(caller, query);
        return new Answer(figure, counted);
    }

    /** @param dossiers everything the figure was made from */
    public record Answer(Figure figure, Collection<Dossier> dossiers) {}
}

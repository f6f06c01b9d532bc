package waymark.funding.budget;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import waymark.funding.money.FinancialYear;
import waymark.funding.money.Pounds;
import waymark.platform.privacy.References;
import waymark.platform.security.TenantScope;

/** The questions asked about budgets: what is a year's position, and which years have a budget. */
@Component
public class BudgetPositions {

    private final MongoTemplate store;
    private final References references;

    BudgetPositions(MongoTemplate store, References references) {
        this.store = store;
        this.references = references;
        ensureIndexes(store);
    }

    /** An authority has one budget a year, so the year names it. */
    public String idOf(String la, FinancialYear year) {
        return references.idOf("budget", la, Integer.toString(year.startYear()));
    }

    /** What is left of those of the years that have a budget. */
    public Map<FinancialYear, Pounds> left(TenantScope scope, Collection<FinancialYear> years) {
        var ids = years.stream().map(year -> idOf(scope.la(), year)).toList();
        return store.find(Query.query(where("_id").in(ids)), BudgetPosition.class).stream()
                .filter(position -> position.la().equals(scope.la()))
                .collect(Collectors.toMap(
                        position -> new FinancialYear(position.financialYear()),
                        position -> new Pounds(position.left())));
    }

    Optional<BudgetPosition> one(TenantScope scope, FinancialYear year) {
        return Optional.ofNullable(store.findById(idOf(scope.la(), year), BudgetPosition.class))
                .filter(position -> position.la().equals(scope.la()));
    }

    /** One page, the latest year first. */
    List<BudgetPosition> find(TenantScope scope, int skip, int limit) {
        var query = of(scope)
                .with(Sort.by(Direction.DESC, "financialYear"))
                .skip(skip)
                .limit(limit);
        return store.find(query, BudgetPosition.class);
    }

    long count(TenantScope scope) {
        return store.count(of(scope), BudgetPosition.class);
    }

    private static Query of(TenantScope scope) {
        return Query.query(where("la").is(scope.la()));
    }

    static void ensureIndexes(MongoTemplate store) {
        store.indexOps(BudgetPosition.class)
                .createIndex(new Index("la", Direction.ASC)
                        .on("financialYear", Direction.DESC)
                        .named("la_year"));
    }
}

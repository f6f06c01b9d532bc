package waymark.funding.scheme;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import waymark.platform.privacy.References;
import waymark.platform.security.TenantScope;

/** The questions asked about a scheme: what is it like, and which terms held on a day. */
@Component
public class SchemeBook {

    private final MongoTemplate store;
    private final References references;

    SchemeBook(MongoTemplate store, References references) {
        this.store = store;
        this.references = references;
    }

    /** Empty where the authority had set no terms by that day: then nothing limits an application. */
    public Optional<Terms> termsOn(TenantScope scope, LocalDate day) {
        return one(scope).flatMap(scheme -> Terms.inForce(scheme.terms(), day));
    }

    Optional<SchemeRecord> one(TenantScope scope) {
        return Optional.ofNullable(store.findById(idOf(scope.la()), SchemeRecord.class))
                .filter(scheme -> scheme.la().equals(scope.la()));
    }

    /** An authority has one scheme. */
    String idOf(String la) {
        return references.idOf("scheme", la, "inclusion-fund");
    }
}

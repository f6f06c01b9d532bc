package waymark.journeys.plan;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import waymark.events.ExceptionReason;
import waymark.events.RequestSource;
import waymark.events.StatutoryClock;

/** An EHC case as it stands: the answer to "how far is this request?". */
@Document("ehc-cases")
record EhcCaseRecord(
        @Id String caseId,
        String la,
        String childId,
        RequestSource source,
        LocalDate receivedOn,
        boolean historical,
        @Nullable Boolean willAssess,
        @Nullable LocalDate decidedOn,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate declinedOn,
        @Nullable LocalDate withdrawnOn,
        Map<StatutoryClock, ExceptionReason> exceptions,
        long version) {}

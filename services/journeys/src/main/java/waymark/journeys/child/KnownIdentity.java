package waymark.journeys.child;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** Who one child is now, as keyed hashes: enough to recognise it, and nothing else. */
@Document("known-identities")
record KnownIdentity(
        @Id String childId,
        String la,
        @Nullable String name,
        @Nullable String upn,
        long version) {}

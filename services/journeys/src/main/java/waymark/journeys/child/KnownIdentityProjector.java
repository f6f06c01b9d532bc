package waymark.journeys.child;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import waymark.journeys.child.ChildEvent.ChildRegistered;
import waymark.journeys.child.ChildEvent.IdentityCorrected;
import waymark.platform.log.Drafts;
import waymark.platform.log.Keeps;
import waymark.platform.privacy.References;

/** Keeps {@link KnownIdentity}. Who has been erased is still known by id, and recognised by nothing else. */
@Component
@ProcessingGroup("projection.known-identity")
@Keeps(KnownIdentity.class)
class KnownIdentityProjector {

    private final MongoTemplate mongo;
    private final Drafts<KnownIdentity> identities;
    private final References references;

    KnownIdentityProjector(MongoTemplate mongo, References references) {
        this.mongo = mongo;
        this.identities = new Drafts<>(mongo, KnownIdentity.class, KnownIdentity::version);
        this.references = references;
    }

    @EventHandler
    void on(ChildRegistered event, @SequenceNumber long sequence) {
        keep(event.childId(), event.la(), ChildRules.identityOf(event), sequence);
    }

    @EventHandler
    void on(IdentityCorrected event, @SequenceNumber long sequence, @MetaDataValue("la") String la) {
        keep(event.childId(), la, ChildRules.identityOf(event), sequence);
    }

    @ResetHandler
    void reset() {
        mongo.remove(new Query(), KnownIdentity.class);
    }

    private void keep(String childId, String la, @Nullable Identity who, long sequence) {
        var before = identities.find(childId);
        if (before != null && before.version() >= sequence) {
            return;
        }
        var name = who == null ? null : KnownIdentities.nameKey(references, la, who);
        var upn = who == null || who.upn() == null ? null : KnownIdentities.upnKey(references, la, who.upn());
        identities.save(childId, new KnownIdentity(childId, la, name, upn, sequence));
    }
}

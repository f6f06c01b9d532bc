package waymark.journeys.plan;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import waymark.platform.privacy.References;

/**
 * A request is known by the child and the day it was received, whoever records it: what an officer enters and what a
 * SEN2 return brings later are one case.
 */
@Component
public class CaseIds {

    private final References references;

    public CaseIds(References references) {
        this.references = references;
    }

    public String of(String la, String childId, LocalDate receivedOn) {
        return references.idOf("ehc-case", la, childId + " " + receivedOn);
    }
}

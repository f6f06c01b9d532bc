package waymark.journeys.support;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import waymark.events.SenType;
import waymark.platform.privacy.References;

/** By what concerns and cycles are known, so that one that is entered and brought by a file as well is one. */
@Component
public class SupportIds {

    private final References references;

    public SupportIds(References references) {
        this.references = references;
    }

    /** A concern: about which need, on which day. */
    public String concern(String la, String childId, SenType areaOfNeed, LocalDate raisedOn) {
        return references.idOf("concern", la, childId + " " + raisedOn + " " + areaOfNeed);
    }

    /** A cycle: at which setting, from which day. Its number is how the setting counts, and may be told otherwise. */
    public String cycle(String la, String childId, String settingId, LocalDate openedOn) {
        return references.idOf("support-cycle", la, childId + " " + settingId + " " + openedOn);
    }
}

package waymark.demodata.cases;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import waymark.events.RequestSource;

/** One child's case; {@code childKey} is the child's reference in the files, or that of a person only SEN2 knows. */
public record CaseFact(String childKey, RequestSource source, Course course) {

    public LocalDate receivedOn() {
        return course.receivedOn();
    }

    public RequestOutcome outcome() {
        return course.outcome();
    }

    /** The day the requester was informed whether there will be an assessment. */
    public @Nullable LocalDate decidedOn() {
        return course.decidedOn();
    }

    public @Nullable LocalDate issuedOn() {
        return course.issuedOn();
    }

    public @Nullable LocalDate notIssuedOn() {
        return course.notIssuedOn();
    }

    /** The SEN2 item {@code Week20}: exceptions to the 20 weeks are said to apply. */
    public boolean week20() {
        return course.excepted();
    }
}

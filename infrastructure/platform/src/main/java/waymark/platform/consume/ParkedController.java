package waymark.platform.consume;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;
import waymark.platform.web.InvalidRequestException;
import waymark.platform.web.Page;
import waymark.platform.web.PageRequest;

/**
 * What waits because something could not be applied, and its retry by two operators. Shows ids, positions and reasons,
 * never what an event holds; operators run the platform for all its authorities.
 */
@RestController
@RolesAllowed(Role.PLATFORM_OPERATOR)
class ParkedController {

    private static final String RETRIES = "/api/v1/retries";
    private static final int LONGEST = 200;

    private final ParkedEvents parked;
    private final Retries retries;
    private final ObjectProvider<RetryWork> work;

    ParkedController(ParkedEvents parked, Retries retries, ObjectProvider<RetryWork> work) {
        this.parked = parked;
        this.retries = retries;
        this.work = work;
    }

    @GetMapping("/api/v1/parked-subjects")
    Page<Parked> parked(PageRequest page, Caller caller) {
        List<Parked> shown = parked.page(page).stream().flatMap(this::describe).toList();
        return Page.of(page, parked.subjects(), shown);
    }

    @GetMapping(RETRIES)
    Page<Retry> list(PageRequest page, Caller caller) {
        return Page.of(page, retries.count(), retries.page(page));
    }

    @GetMapping(RETRIES + "/{retryId}")
    Retry one(@PathVariable String retryId, Caller caller) {
        return retries.find(retryId).orElseThrow(() -> new NotFoundException("retry"));
    }

    @PostMapping(RETRIES)
    ResponseEntity<Retry> propose(@Valid @RequestBody Proposal proposal, Caller caller) {
        return answer(HttpStatus.CREATED, retries.propose(proposal.which(), caller.subject()), caller);
    }

    @PostMapping(RETRIES + "/{retryId}/approval")
    ResponseEntity<Retry> approve(@PathVariable String retryId, Caller caller) {
        retries.approve(retryId, caller.subject());
        work.ifAvailable(RetryWork::wake);
        return answer(HttpStatus.ACCEPTED, retryId, caller);
    }

    private ResponseEntity<Retry> answer(HttpStatus status, String id, Caller caller) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.LOCATION, RETRIES + "/" + id)
                .body(one(id, caller));
    }

    private Stream<Parked> describe(ParkedSubject subject) {
        return parked.first(subject).stream()
                .map(first -> new Parked(
                        subject.listener(),
                        subject.source(),
                        subject.id(),
                        first.position(),
                        parked.waiting(subject),
                        first.since(),
                        first.reason()));
    }

    /**
     * One subject whose events wait.
     *
     * @param position of the event that could not be applied; -1 where it carried none
     * @param waiting events, that one included
     * @param reason why it could not be applied
     */
    record Parked(
            String listener,
            String source,
            String subject,
            long position,
            long waiting,
            Instant since,
            String reason) {}

    /** All three for one subject, none for all. */
    record Proposal(
            @Nullable @Size(min = 1, max = LONGEST) String listener,
            @Nullable @Size(min = 1, max = LONGEST) String source,
            @Nullable @Size(min = 1, max = LONGEST) String subject) {

        @Nullable
        ParkedSubject which() {
            if (listener != null && source != null && subject != null) {
                return new ParkedSubject(listener, source, subject);
            }
            if (listener != null || source != null || subject != null) {
                throw new InvalidRequestException(
                        "retry/subject-incomplete", "subject", "listener, source and subject together, or none.");
            }
            return null;
        }
    }
}

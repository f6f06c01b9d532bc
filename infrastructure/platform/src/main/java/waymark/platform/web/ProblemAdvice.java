package waymark.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Locale;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingModificationException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.refusal.Problem;
import waymark.platform.refusal.Problem.Entry;
import waymark.platform.refusal.RefusedException;
import waymark.platform.security.NoAuthorityException;

/** Turns whatever goes wrong into one form of answer; foreign exceptions' messages never leave (ADR-0007). */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private final Faults faults;

    ProblemAdvice(Faults faults) {
        this.faults = faults;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(RefusedException e, HttpServletRequest request) {
        var refusal = e.refusal();
        var problem = Problem.of(HttpStatus.CONFLICT, refusal.code(), refusal.detail(), request);
        var field = refusal.field();
        if (field != null) {
            Problem.addErrors(problem, List.of(new Entry(refusal.code(), Fields.pointer(field), refusal.detail())));
        }
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<Object> notFound(NotFoundException e, HttpServletRequest request) {
        return answer(HttpStatus.NOT_FOUND, "web/not-found", String.valueOf(e.getMessage()), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> noAggregate(AggregateNotFoundException e, HttpServletRequest request) {
        return answer(
                HttpStatus.NOT_FOUND, "web/not-found", "There is no such record, or it is not yours to see.", request);
    }

    @ExceptionHandler
    ResponseEntity<Object> noAuthority(NoAuthorityException e, HttpServletRequest request) {
        return answer(HttpStatus.FORBIDDEN, "security/no-authority", String.valueOf(e.getMessage()), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> stale(ConflictingModificationException e, HttpServletRequest request) {
        return changedMeanwhile(request);
    }

    @ExceptionHandler({ConcurrencyException.class, AggregateStreamCreationException.class})
    ResponseEntity<Object> overtaken(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.IF_MATCH) != null
                ? changedMeanwhile(request)
                : answer(
                        HttpStatus.CONFLICT,
                        "web/already-there",
                        "Somebody recorded this at the same moment. Look at it before you try again.",
                        request);
    }

    @ExceptionHandler
    ResponseEntity<Object> versionMissing(VersionMissingException e, HttpServletRequest request) {
        return answer(
                HttpStatus.PRECONDITION_REQUIRED,
                "web/version-missing",
                "Send If-Match with the ETag you last saw, so that nobody's change is overwritten unseen.",
                request);
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(InvalidRequestException e, HttpServletRequest request) {
        return invalid(List.of(new Entry(e.code(), Fields.pointer(e.pointer()), e.expected())), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> violated(ConstraintViolationException e, HttpServletRequest request) {
        return invalid(Fields.of(e), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> fault(Exception e, HttpServletRequest request) throws Exception {
        if (e instanceof AccessDeniedException || e instanceof AuthenticationException) {
            // The security filters answer these.
            throw e;
        }
        return answer(faults.answer(e, request));
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid(Fields.of(e.getBindingResult()), servlet(request));
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid(Fields.of(e), servlet(request));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid(List.of(Fields.of(e)), servlet(request));
    }

    /** Everything else Spring refuses by itself: method, media type, missing or mistyped parameter, no such path. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var known = HttpStatus.resolve(status.value());
        if (known == null || known.is5xxServerError()) {
            return answer(faults.answer(e, servlet(request)));
        }
        if (known == HttpStatus.BAD_REQUEST) {
            return invalid(List.of(Fields.ofParameter(e)), servlet(request));
        }
        var code = "web/" + known.name().toLowerCase(Locale.ROOT).replace('_', '-');
        var problem = Problem.of(known, code, Fields.adviceFor(known), servlet(request));
        return ResponseEntity.status(known)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ResponseEntity<Object> changedMeanwhile(HttpServletRequest request) {
        return answer(
                HttpStatus.PRECONDITION_FAILED,
                "web/version-moved",
                "This was changed after you looked at it. Look again, then decide.",
                request);
    }

    private static ResponseEntity<Object> invalid(List<Entry> errors, HttpServletRequest request) {
        var problem = Problem.of(
                HttpStatus.BAD_REQUEST, "web/invalid", "Put right what the errors name and send it again.", request);
        Problem.addErrors(problem, errors);
        return answer(problem);
    }

    private static ResponseEntity<Object> answer(
            HttpStatus status, String code, String detail, HttpServletRequest request) {
        return answer(Problem.of(status, code, detail, request));
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem) {
        var answer = ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            answer.header(HttpHeaders.RETRY_AFTER, Faults.RETRY_AFTER_SECONDS);
        }
        return answer.body(problem);
    }

    private static HttpServletRequest servlet(WebRequest request) {
        return ((ServletWebRequest) request).getRequest();
    }
}

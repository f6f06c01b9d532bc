package waymark.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import waymark.platform.log.LastVersion;
import waymark.platform.log.StoreFailure;

/** What is known of the change a request asked for, when the store failed it; nothing is said that is not certain. */
enum Outcome {
    NOTHING_ASKED("%s it again."),
    NOT_BEGUN("This request changed nothing; %s it again, with the same Idempotency-Key if it has one."),
    UNKNOWN("Whether the change was recorded is not known; %s the same request again, with the same Idempotency-Key if"
            + " it has one: it is recorded once.");

    private static final String STATE = "waymark.outcome";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final String advice;

    Outcome(String advice) {
        this.advice = advice;
    }

    /** From here on the request may change something. */
    static void begin(HttpServletRequest request) {
        request.setAttribute(STATE, "begun");
    }

    /** A command of the request was carried out: whatever fails now, something was changed. */
    static void commanded(HttpServletRequest request) {
        request.setAttribute(STATE, "commanded");
    }

    /** A command of the request failed: where it was the first, it can be certain that nothing was changed. */
    static void failed(HttpServletRequest request, Throwable error) {
        if ("begun".equals(request.getAttribute(STATE))
                && !LastVersion.wasStored()
                && StoreFailure.changedNothing(error)) {
            request.removeAttribute(STATE);
        }
    }

    static Outcome of(HttpServletRequest request) {
        if (READING.contains(request.getMethod())) {
            return NOTHING_ASKED;
        }
        return request.getAttribute(STATE) == null ? NOT_BEGUN : UNKNOWN;
    }

    String advice(String send) {
        var sentence = advice.formatted(send);
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}

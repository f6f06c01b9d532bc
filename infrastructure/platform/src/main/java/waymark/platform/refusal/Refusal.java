package waymark.platform.refusal;

import org.jspecify.annotations.Nullable;

/** Why a rule says no. Each feature has its own sealed interface of refusals. */
public interface Refusal {

    /** Stable and documented, for example {@code funding/already-awarded}. */
    String code();

    /** A plain sentence that says what to do; never holds a person's data. */
    String detail();

    /** The field of the request the refusal is about, where there is one. */
    default @Nullable String field() {
        return null;
    }
}

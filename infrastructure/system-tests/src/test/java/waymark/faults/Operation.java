package waymark.faults;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing a client wanted, under one Idempotency-Key, however often it asked.
 *
 * @param text occurs in what it stores
 * @param stream what it changes, where that was there before
 * @param asked how often it was sent
 * @param answers what came back
 */
record Operation(
        String key, Kind kind, String text, @Nullable String stream, int asked, List<Answer> answers) {

    enum Kind {
        REGISTER(List.of("settings.setting-registered")),
        CHANGE(List.of("settings.setting-changed")),
        CLOSE(List.of("settings.setting-closed")),
        APPOINT(List.of("settings.senco-named", "settings.senco-appointed"));

        /** What it stores, whole or not at all. */
        final List<String> types;

        Kind(List<String> types) {
            this.types = types;
        }
    }

    enum Outcome {
        OK,
        REFUSED,
        UNKNOWN
    }

    /** @param version as the ETag says, -1 where none is given */
    record Answer(Outcome outcome, int status, @Nullable String stream, long version) {}

    Operation answered(List<Answer> otherwise) {
        return new Operation(key, kind, text, stream, asked, otherwise);
    }

    /** Refused only where every time it was sent it was refused. */
    Outcome outcome() {
        if (answers.stream().anyMatch(answer -> answer.outcome() == Outcome.OK)) {
            return Outcome.OK;
        }
        long refusals = answers.stream()
                .filter(answer -> answer.outcome() == Outcome.REFUSED)
                .count();
        return refusals == asked ? Outcome.REFUSED : Outcome.UNKNOWN;
    }
}

package waymark.platform.consume;

import waymark.platform.refusal.Refusal;

/** Why a retry is not proposed, or not approved. */
enum RetryRefusal implements Refusal {
    NOTHING_PARKED("retry/nothing-parked", "No event of that waits. Look at what is parked."),
    TWO_PERSONS("retry/two-persons", "Whoever proposed a retry cannot approve it. Ask another operator."),
    ALREADY_APPROVED("retry/already-approved", "This retry was approved before. Propose a new one to try again.");

    private final String code;
    private final String detail;

    RetryRefusal(String code, String detail) {
        this.code = code;
        this.detail = detail;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String detail() {
        return detail;
    }
}

package waymark.platform.imports;

import waymark.platform.refusal.Refusal;

/** Only a file that was read through without a problem can be approved, and only once. */
record NotReady() implements Refusal {
    @Override
    public String code() {
        return "import/not-ready";
    }

    @Override
    public String detail() {
        return "This import is not waiting for approval. Look at its status.";
    }
}

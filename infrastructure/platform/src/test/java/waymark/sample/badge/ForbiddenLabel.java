package waymark.sample.badge;

import waymark.platform.refusal.Refusal;

record ForbiddenLabel() implements Refusal {
    @Override
    public String code() {
        return "sample/forbidden-label";
    }

    @Override
    public String detail() {
        return "This label is not allowed. Choose another.";
    }

    @Override
    public String field() {
        return "label";
    }
}

package waymark.evidence.dashboard;

/** One line of the error summary; {@code href} leads to the field to put right. */
record PageError(String href, String text) {}

package waymark.evidence.measure;

import java.time.LocalDate;

/** The headline as at a month's end. */
public record Point(LocalDate on, Amount amount) {}

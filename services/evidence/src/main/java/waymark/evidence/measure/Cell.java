package waymark.evidence.measure;

/**
 * One row of a figure's table.
 *
 * @param code stable within the measure; {@code all} is the headline
 * @param total the headline: the parts add up to it
 */
public record Cell(String code, String label, boolean total, Amount amount) {

    /** Code of the headline. */
    public static final String ALL = "all";
}

package waymark.evidence.measure;

/**
 * A measure with how it is counted and said.
 *
 * @param sentence the finding, with {@code {value}}, {@code {numerator}} and {@code {denominator}} to fill in
 * @param ofSome whether a count is shown with what it is out of
 */
record Entry(Measure measure, String sentence, boolean ofSome, Counting<?> counting) {

    static Entry of(Measure measure, String sentence, Counting<?> counting) {
        return new Entry(measure, sentence, false, counting);
    }
}

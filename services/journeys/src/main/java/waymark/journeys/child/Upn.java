package waymark.journeys.child;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rules of the unique pupil number ("Unique pupil numbers: a guide for schools and LAs", DfE 2019): a check letter, the
 * allocating authority, eleven or twelve digits more; a temporary number ends in a letter.
 */
public final class Upn {

    private static final String LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";
    private static final int LENGTH = 13;
    private static final int FIRST_WEIGHT = 2;

    /** DfE authority codes that allocate or have allocated numbers; the abolished ones because numbers outlive them. */
    private static final Set<String> AUTHORITIES =
            Arrays.stream("""
                    201 202 203 204 205 206 207 208 209 210 211 212 213 301 302 303 304 305 306 307
                    308 309 310 311 312 313 314 315 316 317 318 319 320 330 331 332 333 334 335 336
                    340 341 342 343 344 350 351 352 353 354 355 356 357 358 359 370 371 372 373 380
                    381 382 383 384 390 391 392 393 394 420 800 801 802 803 805 806 807 808 810 811
                    812 813 815 816 821 822 823 825 826 830 831 835 836 837 838 839 840 841 845 846
                    850 851 852 855 856 857 860 861 865 866 867 868 869 870 871 872 873 874 876 877
                    878 879 880 881 882 883 884 885 886 887 888 889 890 891 892 893 894 895 896 908
                    909 916 919 921 925 926 928 929 931 933 935 936 937 938 940 941 942 943
                    """.trim().split("\\s+")).collect(Collectors.toUnmodifiableSet());

    private Upn() {}

    /** What is wrong with it, by the census rules in their order; empty for a number that can be used. */
    public static Optional<Problem> problem(String upn) {
        return Arrays.stream(Problem.values())
                .filter(problem -> problem.test.test(upn))
                .findFirst();
    }

    private static boolean lastIsUnknown(String upn) {
        var last = upn.charAt(LENGTH - 1);
        return !isDigit(last) && LETTERS.indexOf(last) < 0;
    }

    private static boolean wrongCheckLetter(String upn) {
        var sum = IntStream.range(1, LENGTH)
                .map(i -> (i - 1 + FIRST_WEIGHT) * worth(upn.charAt(i)))
                .sum();
        return LETTERS.charAt(sum % LETTERS.length()) != upn.charAt(0);
    }

    private static int worth(char character) {
        return isDigit(character) ? character - '0' : LETTERS.indexOf(character);
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    /** Each with what to do; the texts never repeat the number. */
    public enum Problem {
        LENGTH_WRONG(
                "upn-length",
                null,
                "13 characters: a letter, then 12 digits (a temporary UPN ends in a letter)",
                upn -> upn.length() != LENGTH),
        NOT_NUMERIC(
                "upn-digits",
                "1540",
                "digits in characters 2 to 12 of the UPN",
                upn -> !upn.substring(1, LENGTH - 1).chars().allMatch(c -> isDigit((char) c))),
        LAST_UNKNOWN(
                "upn-last-character",
                "1550",
                "a digit, or a letter other than I, O and S, as character 13 of the UPN",
                Upn::lastIsUnknown),
        AUTHORITY_UNKNOWN(
                "upn-authority",
                "1530",
                "a local authority's number in characters 2 to 4 of the UPN",
                upn -> !AUTHORITIES.contains(upn.substring(1, 4))),
        CHECK_LETTER_WRONG(
                "upn-check-letter",
                "1510",
                "a UPN whose check letter agrees with its digits; look for a mistyped character",
                Upn::wrongCheckLetter);

        private final String code;
        private final @Nullable String censusRule;
        private final String expected;
        private final Predicate<String> test;

        Problem(String code, @Nullable String censusRule, String expected, Predicate<String> test) {
            this.code = code;
            this.censusRule = censusRule;
            this.expected = expected;
            this.test = test;
        }

        public String code() {
            return code;
        }

        public String expected() {
            return censusRule == null ? expected : expected + " (census rule " + censusRule + ")";
        }
    }
}

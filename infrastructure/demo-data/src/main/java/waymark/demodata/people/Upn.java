package waymark.demodata.people;

/**
 * Unique pupil numbers: check letter, authority, school, year of allocation, serial number, as in DfE's guide. The
 * number before the check letter is a child's position in the demonstration, so no two are the same.
 */
final class Upn {
    /** Schools' numbers we use, and the first of the numbers an authority allocates under for other children. */
    static final int SCHOOL = 1000;

    static final int OLDER_PUPILS = 4000;
    static final int ALLOCATED_BY_THE_AUTHORITY = 3950;

    private static final String CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";

    private Upn() {}

    static String of(String la, int firstSchool, int year, int number) {
        String digits = la + padded(firstSchool + number / 1000, 4) + padded(year % 100, 2) + padded(number % 1000, 3);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (i + 2) * (digits.charAt(i) - '0');
        }
        return CHECK_LETTERS.charAt(sum % CHECK_LETTERS.length()) + digits;
    }

    private static String padded(int number, int width) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}

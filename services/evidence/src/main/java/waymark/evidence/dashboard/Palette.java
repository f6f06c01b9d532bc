package waymark.evidence.dashboard;

/**
 * The charts' colours: those of the Government Analysis Function, in the order in which neighbours can be told apart, and
 * no others.
 */
enum Palette {
    MAIN("#12436D"),
    SECOND("#28A197"),
    THIRD("#801650"),
    FOURTH("#F46A25"),
    GRIDLINE("#D6D6D6"),
    TEXT("#0b0c0c");

    private final String hex;

    Palette(String hex) {
        this.hex = hex;
    }

    String hex() {
        return hex;
    }

    /** WCAG's contrast ratio, from 1 to 21. */
    static double contrast(String hex, String other) {
        double a = luminance(hex);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hex) {
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return 0.2126 * linear(rgb >> 16 & 0xFF) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}

package waymark.evidence.measure;

/** The five questions of the area SEND inspection framework of June 2025. */
public enum Question {
    IDENTIFIED("identified", "Are needs identified accurately and assessed in a timely way?"),
    PARTICIPATE("participate", "Do children and families take part in decisions?"),
    RIGHT_HELP("right-help", "Do children get the right help at the right time?"),
    PREPARED("prepared", "Are children well prepared for their next steps?"),
    INCLUDED("included", "Are children valued, visible and included?");

    private final String slug;
    private final String text;

    Question(String slug, String text) {
        this.slug = slug;
        this.text = text;
    }

    /** As in addresses. */
    public String slug() {
        return slug;
    }

    public String text() {
        return text;
    }
}

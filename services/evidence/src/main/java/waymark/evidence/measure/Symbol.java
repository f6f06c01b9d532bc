package waymark.evidence.measure;

/** Why there is no number, in the shorthand of DfE's and the government's statistics. */
public enum Symbol {
    C("c", "Withheld: so few that somebody could be recognised"),
    Z("z", "Not applicable: there is nothing to count"),
    X("x", "Not available"),
    LOW("low", "Rounds to 0 but is not 0");

    private final String code;
    private final String meaning;

    Symbol(String code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public String code() {
        return code;
    }

    public String meaning() {
        return meaning;
    }
}

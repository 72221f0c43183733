package io.holdfast.client;

/** What kind of thing a fact is. */
public enum FactKind {
    TEXT("text"),
    WHOLE("a whole number"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    DATE("a date (yyyy-mm-dd)"),
    /** A list of texts. */
    TEXTS("a list of texts"),
    /** A record of further facts. */
    GROUP("an object"),
    /** A list of records. */
    ENTRIES("a list of objects"),
    /** What the business adds of its own. */
    ATTRIBUTES("an object");

    private final String words;

    FactKind(String words) {
        this.words = words;
    }

    /** The kind as people call it: "a whole number". */
    public String words() {
        return words;
    }

    public boolean isNumber() {
        return this == WHOLE || this == NUMBER;
    }

    /** Whether it is a single value that conditions can compare. */
    public boolean isScalar() {
        return this == TEXT || isNumber() || this == BOOLEAN || this == DATE;
    }
}

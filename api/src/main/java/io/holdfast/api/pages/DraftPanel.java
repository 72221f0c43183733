package io.holdfast.api.pages;

import java.util.Arrays;
import java.util.Locale;

/** What stands beside a draft's files. */
public enum DraftPanel {
    CHANGES("Changes"),
    PROBLEMS("Problems"),
    TRY("Try"),
    TESTS("Tests"),
    IMPACT("Impact"),
    PUBLISH("Publish"),
    /** None, so that a wide table has all the room there is. */
    NONE("None");

    private final String title;

    DraftPanel(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** The word in addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The panel of a word; the changes for any other. */
    static DraftPanel of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElse(CHANGES);
    }
}

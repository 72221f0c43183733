package io.holdfast.api.sheets;

import java.util.List;

/**
 * A page about figures.
 *
 * @param sentence what it is about
 * @param inShort what to take away, a sentence each
 */
public record Sheet(String title, String sentence, List<String> inShort, List<Section> sections) {

    public Sheet {
        inShort = List.copyOf(inShort);
        sections = List.copyOf(sections);
    }

    /** The whole page as HTML. */
    String html() {
        return StandAlone.page(Sheet.class, "sheet.ftlh", this);
    }
}

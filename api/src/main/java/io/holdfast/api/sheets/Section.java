package io.holdfast.api.sheets;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a page: its title says what is to be seen.
 *
 * @param warnings what the reader has to keep in mind, before anything else
 * @param paragraphs what stands below
 */
public record Section(
        String title, List<String> warnings, @Nullable Drawing drawing, List<Table> tables, List<String> paragraphs) {

    public Section {
        warnings = List.copyOf(warnings);
        tables = List.copyOf(tables);
        paragraphs = List.copyOf(paragraphs);
    }

    static Section of(String title) {
        return new Section(title, List.of(), null, List.of(), List.of());
    }

    Section warn(String text) {
        return new Section(title, and(warnings, text), drawing, tables, paragraphs);
    }

    Section with(Drawing picture) {
        return new Section(title, warnings, picture, tables, paragraphs);
    }

    Section with(Table table) {
        return new Section(title, warnings, drawing, and(tables, table), paragraphs);
    }

    Section say(String text) {
        return new Section(title, warnings, drawing, tables, and(paragraphs, text));
    }

    private static <T> List<T> and(List<T> some, T more) {
        List<T> all = new ArrayList<>(some);
        all.add(more);
        return all;
    }
}

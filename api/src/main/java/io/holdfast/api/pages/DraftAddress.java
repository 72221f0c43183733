package io.holdfast.api.pages;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Where a draft, its files and its panels are. */
public record DraftAddress(UUID id, String file, DraftPanel panel) {

    public String path() {
        return "/rules/drafts/" + id;
    }

    public DraftAddress at(DraftPanel other) {
        return new DraftAddress(id, file, other);
    }

    /** With the panel of a word. */
    public DraftAddress at(String word) {
        return at(DraftPanel.of(word.toLowerCase(java.util.Locale.ROOT)));
    }

    public DraftAddress of(String otherFile) {
        return new DraftAddress(id, otherFile, panel);
    }

    /** The page with this file and panel open. */
    public String href() {
        return path() + query();
    }

    /** A line of a file. */
    public String line(String ofFile, int line) {
        return of(ofFile).href() + (line > 0 ? "#L" + line : "");
    }

    /** An address below the draft that keeps file and panel. */
    public String below(String name) {
        return path() + "/" + name + query();
    }

    URI uri() {
        return URI.create(href());
    }

    private String query() {
        return "?" + (file.isEmpty() ? "" : "file=" + encoded(file) + "&") + "panel=" + panel.word();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package io.holdfast.api.pages;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page: title, places to go, the day, the live rule book.
 *
 * @param sentence what the page shows, in one sentence
 * @param path where the page is, without its query
 * @param kept the query parameters that changing the day keeps
 * @param today whether the day is today in the book's time zone
 * @param dayGiven whether the address names the day, so that links have to as well
 * @param search what is being searched for
 * @param visitor whom the page is for; somebody who has not logged in sees nothing of the book
 * @param wide whether the page takes all the window has
 * @param notices what went wrong with the request without keeping the page from being shown
 */
public record Frame(
        String title,
        String sentence,
        String path,
        List<Named> kept,
        Day day,
        boolean today,
        boolean dayGiven,
        String search,
        String bookName,
        Live live,
        List<String> notices,
        @Nullable Visitor visitor,
        boolean wide) {

    private static final String EDITOR = Assets.version("codemirror");
    private static final String HTMX = Assets.version("htmx.org");
    private static final String CHARTS = Assets.version("chart.js");

    /** A place of the rail. */
    public record Place(String name, String href, boolean here) {}

    /**
     * The live rule book in short.
     *
     * @param state {@code live}, {@code stale} or {@code missing}
     * @param says the state in words, with how long it has been so
     * @param banner what everybody has to know; empty while all is well
     */
    public record Live(String state, String revision, String says, String banner, List<String> faults) {}

    /** The pages there are for whom the page is for. */
    public List<Place> places() {
        List<Place> places = new ArrayList<>();
        if (visitor != null && visitor.manages()) {
            places.add(place("Review", "/review", path.startsWith("/review")));
        }
        if (visitor != null && visitor.readsTheBook()) {
            places.add(place("Clients", "/clients", path.startsWith("/clients")));
        }
        if (visitor != null && visitor.manages()) {
            places.add(place("Book", "/book", path.startsWith("/book")));
        }
        if (visitor != null && visitor.readsTheBook()) {
            places.add(place("Rules", "/rules", path.startsWith("/rules")));
            places.add(place("Try", "/try", path.equals("/try")));
        }
        if (visitor != null && visitor.manages()) {
            places.add(place("Reports", "/reports", path.equals("/reports")));
        }
        if (visitor != null && visitor.administers()) {
            places.add(place("Settings", "/settings", path.startsWith("/settings")));
        }
        return places;
    }

    /** An address of ours that stays on the same day. */
    public String href(String address) {
        if (!dayGiven) {
            return address;
        }
        return address + (address.contains("?") ? "&" : "?") + "asOf=" + day.iso();
    }

    /** An asset's address, which changes with its content. */
    public String asset(String name) {
        return Assets.href(name);
    }

    /** Of the text editor's files. */
    public String editorVersion() {
        return EDITOR;
    }

    /** Of the files of the library that swaps parts of a page. */
    public String htmxVersion() {
        return HTMX;
    }

    /** Of the files of the library that draws charts. */
    public String chartVersion() {
        return CHARTS;
    }

    Frame titled(String aTitle, String aSentence) {
        return new Frame(
                aTitle, aSentence, path, kept, day, today, dayGiven, search, bookName, live, notices, visitor, wide);
    }

    /** The same for a page that takes all the window has. */
    Frame widened() {
        return new Frame(
                title, sentence, path, kept, day, today, dayGiven, search, bookName, live, notices, visitor, true);
    }

    private Place place(String name, String address, boolean here) {
        return new Place(name, href(address), here);
    }
}

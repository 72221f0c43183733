package io.holdfast.api.pages;

import io.holdfast.api.figures.FigureQuery;
import io.holdfast.api.figures.HealthDay;

/** What must be known to read a list of the clients behind a figure. */
final class FigureNote {

    private static final String NOT_OF_THE_DAY =
            "These are the clients as the last round left them. The figure of a day that is over is as it was kept, and whom"
                    + " it counted is not known, so the two may differ.";
    private static final String MOVED_SINCE =
            "Whose money moved is kept for the months back from the last day alone, so clients may be missing here.";

    private FigureNote() {}

    /** Of a day that is over, where a list is of the last round; empty where there is nothing. */
    static String ofDayThatIsOver(FigureQuery query) {
        if (query.of().equals("moved") || query.of().equals("part")) {
            return MOVED_SINCE;
        }
        return query.isOfLastRound() ? NOT_OF_THE_DAY : "";
    }

    /** Why a list of a past day is as it is. */
    static String of(FigureQuery query, HealthDay kept) {
        String day = day(query);
        boolean nps = query.of().equals("nps");
        String now = " Their names, segments, money and health beside it are of the last round; who was erased since is"
                + " missing.";
        return switch (kept) {
            case NOTHING -> "No " + (nps ? "answers were" : "health was") + " kept of " + day + ".";
            case SUMS ->
                "Of " + day + " only the sums were kept: who " + (nps ? "answered what" : "had which health")
                        + " is known of later days only.";
            case CLIENTS ->
                "Who was there and had " + (nps ? "answered so" : "this health") + " when the figures of " + day
                        + " were kept." + now;
            case AFTERWARDS ->
                nps
                        ? "No answers were kept of " + day + "."
                        : "No round saw " + day
                                + ": it was decided afterwards, by today's rules and the facts that held then." + now;
        };
    }

    /** The day that a list is of, in words; empty where it names none. */
    static String day(FigureQuery query) {
        return query.day("day").map(PageText::full).orElse("");
    }
}

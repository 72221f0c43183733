package io.holdfast.api.pages;

import io.holdfast.api.figures.FigureQuery;
import java.util.List;

/** What a list of the clients behind a figure is called, and what its rows are. */
final class FigureTitle {

    private static final List<String> MOVES = List.of("new", "expansion", "reactivation", "contraction", "churn");

    private FigureTitle() {}

    /** What the list holds, as its title. */
    static String of(FigureQuery query, BookLens lens) {
        String is = query.value("is");
        String about = !query.value("action").isEmpty()
                ? lens.action(query.value("action"))
                : query.value("playbook").isEmpty() ? "anything" : "the playbook " + query.value("playbook");
        return switch (query.of()) {
            case "health" ->
                query.isPast()
                        ? "Clients whose health was " + is + " on " + FigureNote.day(query)
                        : "Clients whose health is " + is;
            case "nps" -> answered(is) + ", as of " + FigureNote.day(query);
            case "segment" ->
                "Clients of the segment " + is + (query.value("tier").isEmpty() ? "" : ", tier " + query.value("tier"));
            case "tier" -> "Clients of the tier " + is;
            case "within" -> "Clients who can give notice within " + is + " days";
            case "assumed" -> "Clients who can give notice within " + is + " days, their notice period assumed";
            case "moved" ->
                (is.equals("less") ? "Clients who left or pay less" : "Clients who left, pay less or pay more")
                        + query.day("until")
                                .map(until -> ", month to " + until)
                                .orElse(is.equals("less") ? " than twelve months ago" : ", month by month");
            case "prospects" -> "Prospects";
            case "ending" -> "Clients who are ending";
            case "red" -> "Red clients who are not ending";
            case "unreadable" -> "Clients whose facts cannot be read";
            case "owned" -> "Clients who have " + lens.offer(is);
            case "openings" -> "Clients for whom " + lens.offer(is) + " is an opening";
            case "part" -> (MOVES.contains(is) ? word(is) : is) + ", month to " + query.value("until");
            case "open" -> "Open: " + about;
            case "proposed" -> "Proposed: " + about;
            case "heldOut" ->
                about.equals("anything")
                        ? "What was not proposed, because the client is held out"
                        : "Held out from " + about;
            case "outcome" ->
                "Reported as " + is + ": " + about
                        + query.days("last")
                                .map(days -> ", last " + PageText.counted(days, "day"))
                                .orElse("");
            case "rule" ->
                "Proposed first by " + lens.rules().named(is).name()
                        + (query.value("answer").isEmpty() ? "" : ", answer " + query.value("answer"));
            default -> "Clients";
        };
    }

    private static String answered(String is) {
        return switch (is) {
            case "promoters" -> "Promoters, who answered 9 or 10";
            case "passives" -> "Passives, who answered 7 or 8";
            case "detractors" -> "Detractors, who answered 0 to 6";
            default -> "Clients who answered";
        };
    }

    private static String word(String part) {
        return switch (part) {
            case "new" -> "Clients who came";
            case "churn" -> "Clients who left";
            case "expansion" -> "Clients who pay more";
            case "contraction" -> "Clients who pay less";
            default -> "Clients who came back";
        };
    }

    /** What a row is. */
    static String counts(FigureQuery query) {
        return switch (query.of()) {
            case "outcome" -> "report";
            case "open" -> "recommendation";
            case "moved" -> "change";
            case "proposed", "heldOut", "rule" -> "proposal";
            default -> "client";
        };
    }
}

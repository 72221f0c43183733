package io.holdfast.api.pages;

import io.holdfast.catalogue.Opening;
import io.holdfast.catalogue.Openings;
import io.holdfast.client.Client;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client has of the catalogue, and what they could have: their row of the white space.
 *
 * @param elsewhere how many services are for other segments than theirs; they are not shown
 */
public record WhiteSpace(List<Cell> cells, String elsewhere) {

    /**
     * One service.
     *
     * @param owned whether they have it
     * @param near whether something about them speaks for it
     * @param note what, in words
     */
    public record Cell(String name, boolean owned, boolean near, String note, String price) {}

    static WhiteSpace of(Client client, BookLens lens) {
        List<Opening> all = Openings.of(lens.catalogue(), client);
        List<Opening> theirs = all.stream()
                .filter(one -> one.owned() || !Boolean.FALSE.equals(one.inSegment()))
                .toList();
        int others = all.size() - theirs.size();
        return new WhiteSpace(
                theirs.stream().map(one -> cell(one, lens)).toList(),
                others == 0 ? "" : PageText.counted(others, "service") + " for other segments not shown.");
    }

    private static Cell cell(Opening one, BookLens lens) {
        List<String> notes = new ArrayList<>();
        if (one.owned()) {
            notes.add("owned");
        } else {
            note(notes, one.nextRung(), "next rung");
            note(notes, one.requested(), "asked for");
            note(notes, one.solvesNeed(), "solves a need");
            note(notes, one.bigger(), "bigger package");
            note(notes, one.extra(), "extra of what they own");
            note(notes, one.adjacent() && notes.isEmpty(), "next to what they own");
        }
        return new Cell(
                one.name(),
                one.owned(),
                !one.owned() && !notes.isEmpty(),
                notes.isEmpty() ? "open" : String.join(", ", notes),
                PageText.money(one.price()) + " " + lens.currency()
                        + switch (one.period()) {
                            case "month" -> " a month";
                            case "visit" -> " a visit";
                            default -> " once";
                        });
    }

    private static void note(List<String> notes, boolean is, String words) {
        if (is) {
            notes.add(words);
        }
    }
}

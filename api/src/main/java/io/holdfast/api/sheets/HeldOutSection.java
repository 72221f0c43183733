package io.holdfast.api.sheets;

import io.holdfast.worth.parameters.RenewalHoldOut;
import io.holdfast.worth.parameters.SpendHoldOut;
import io.holdfast.worth.parameters.VisitHoldOut;
import java.util.List;

/** A model that was fitted to what was known on an earlier day, beside what came after it. */
final class HeldOutSection {

    private static final String WARNING = "warning: ";

    private HeldOutSection() {}

    static Section of(RenewalHoldOut held) {
        return warned(
                        "Held against what came after: of clients who renew by the " + held.unit() + ", "
                                + Words.whole(held.left()) + " left, "
                                + Words.whole(held.predicted().value())
                                + " were expected to",
                        held.words())
                .with(Drawing.bars(
                        "Clients who left after " + held.until(),
                        List.of(
                                WorthSections.length("left", held.left()),
                                WorthSections.length(
                                        "the model", held.predicted().value()),
                                WorthSections.length("one rate for all", held.oneRate()))))
                .say(Words.count(held.clients(), "client") + " were there on " + held.until()
                        + " and have stood before a renewal since. The model knew only what was known that day; the 95 %"
                        + " interval of its mean is "
                        + Words.whole(held.predicted().low()) + " to "
                        + Words.whole(held.predicted().high()) + ".");
    }

    static Section of(VisitHoldOut held) {
        return warned(
                        "Held against what came after: " + Words.whole(held.actual()) + " visits came, "
                                + Words.whole(held.predicted().value()) + " were expected",
                        held.words())
                .with(Drawing.bars(
                        "Repeat visits in the time held out",
                        List.of(
                                WorthSections.length("came", held.actual()),
                                WorthSections.length(
                                        "the model", held.predicted().value()),
                                WorthSections.length("same as before", held.asBefore()),
                                WorthSections.length("the mean for all", held.meanForAll()))))
                .with(Table.of(
                        "Totals, and how far off a client's own number each is on average",
                        List.of("", "repeat visits", "off by, a client"),
                        List.of(
                                List.of("came", Words.whole(held.actual()), "–"),
                                row("the model", Words.whole(held.predicted().value()), held.errors(), 0),
                                row("same as before", Words.whole(held.asBefore()), held.errors(), 1),
                                row("the mean for all", Words.whole(held.meanForAll()), held.errors(), 2))));
    }

    static Section of(SpendHoldOut held) {
        return warned(
                        "Held against what came after: " + Words.money(held.actual()) + " was spent a visit, "
                                + Words.money(held.predicted()) + " was expected",
                        held.words())
                .with(Table.of(
                        "Money a visit of " + Words.count(held.clients(), "client")
                                + ", and how far off a client's own each is on average",
                        List.of("", "money a visit", "off by, a client"),
                        List.of(
                                List.of("spent", Words.money(held.actual()), "–"),
                                row("the model", Words.money(held.predicted()), held.errors(), 0),
                                row("same as before", Words.money(held.asBefore()), held.errors(), 1),
                                row("the mean for all", Words.money(held.meanForAll()), held.errors(), 2))));
    }

    private static List<String> row(String name, String number, List<Double> errors, int which) {
        return List.of(name, number, Words.decimal(errors.get(which)));
    }

    private static Section warned(String title, List<String> words) {
        Section section = Section.of(title);
        for (String one : words) {
            if (one.startsWith(WARNING)) {
                section = section.warn(Words.sentence(one.substring(WARNING.length())));
            }
        }
        return section;
    }
}

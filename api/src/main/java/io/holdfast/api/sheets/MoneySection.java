package io.holdfast.api.sheets;

import io.holdfast.worth.figures.BookFigures;
import io.holdfast.worth.figures.Bridge;
import io.holdfast.worth.figures.PromoterScore;
import java.util.List;

/** How monthly money moved, and what clients say of us. */
final class MoneySection {

    private MoneySection() {}

    static Section of(BookFigures figures, String currency) {
        Bridge bridge = figures.bridge();
        Section section = Section.of("Monthly money went from " + Words.cents(bridge.opening()) + " to "
                        + Words.cents(bridge.closing()) + " in a year")
                .with(Table.of(
                        "Monthly fees from " + figures.from() + " to " + figures.to()
                                + ", by the facts known of each day",
                        List.of("", currency),
                        List.of(
                                List.of("opening", Words.cents(bridge.opening())),
                                List.of("+ new", Words.cents(bridge.fresh())),
                                List.of("+ expansion", Words.cents(bridge.expansion())),
                                List.of("+ reactivation", Words.cents(bridge.reactivation())),
                                List.of("− contraction", Words.cents(bridge.contraction())),
                                List.of("− churn", Words.cents(bridge.churn())),
                                List.of("= closing", Words.cents(bridge.closing())))))
                .with(bucket(figures));
        if (bridge.opening() > 0) {
            section = section.say("Of the opening money " + Words.percent(bridge.grossRetention())
                    + " is kept (gross retention), " + Words.percent(bridge.netRetention())
                    + " with what the same clients pay more or less (net retention); "
                    + Words.percent(bridge.logoChurn()) + " of the opening clients are gone (logo churn).");
        }
        return figures.unknown() == 0
                ? section
                : section.say(Words.count(figures.unknown(), "client")
                        + " with a fee left out: nobody recorded since when, or until when.");
    }

    private static Table bucket(BookFigures figures) {
        return Table.of(
                "The leaky bucket: clients and monthly money that came and left, by the month that ends on a day",
                List.of("month to", "clients in", "clients out", "money in", "money out"),
                figures.months().stream()
                        .map(month -> List.of(
                                month.until().toString(),
                                Words.whole(month.came()),
                                Words.whole(month.left()),
                                Words.cents(
                                        month.bridge().fresh() + month.bridge().reactivation()),
                                Words.cents(month.bridge().churn())))
                        .toList());
    }

    static Section nps(PromoterScore nps) {
        return Section.of("NPS " + Words.signed(nps.score()))
                .say("95 % interval " + Words.signed(nps.low()) + " to " + Words.signed(nps.high()) + ": "
                        + Words.count(nps.promoters(), "promoter") + " (9, 10) and "
                        + Words.count(nps.detractors(), "detractor") + " (0 to 6) among "
                        + Words.count(nps.answers(), "answer") + ".");
    }
}

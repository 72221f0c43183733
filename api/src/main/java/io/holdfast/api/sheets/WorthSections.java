package io.holdfast.api.sheets;

import io.holdfast.worth.report.SegmentWorth;
import io.holdfast.worth.report.VisitCounts;
import java.util.ArrayList;
import java.util.List;

/** Worth by segment, and visits as they came and as a model has them. */
final class WorthSections {

    private static final int MOST_SEGMENTS = 40;

    private WorthSections() {}

    static Section segments(List<SegmentWorth.Valued> valued, SegmentWorth all) {
        List<SegmentWorth> worths = SegmentWorth.of(valued);
        List<SegmentWorth> shown = worths.subList(0, Math.min(MOST_SEGMENTS, worths.size()));
        Section section = Section.of("A client is worth " + Words.money(all.lifetime()) + " on average, of which "
                + Words.money(all.residual()) + " is still to come");
        if (shown.size() > 1) {
            section = section.with(Drawing.bars(
                    "Money still to come, by segment",
                    shown.stream()
                            .map(one -> new Drawing.Length(
                                    one.segment(),
                                    one.residual() * one.clients(),
                                    Words.money(one.residual() * one.clients())))
                            .toList()));
        }
        List<List<String>> rows = new ArrayList<>();
        if (shown.size() > 1) {
            shown.forEach(one -> rows.add(row(one)));
        }
        rows.add(row(all));
        return section.with(Table.of(
                worths.size() > shown.size()
                        ? "The " + shown.size() + " segments with most still to come, of " + worths.size()
                        : "By segment, most still to come first",
                List.of(
                        "segment",
                        "clients",
                        "valued by a model",
                        "lifetime, average",
                        "lifetime, median",
                        "still to come, average",
                        "still to come, together"),
                rows));
    }

    private static List<String> row(SegmentWorth one) {
        return List.of(
                one.segment(),
                Words.whole(one.clients()),
                Words.whole(one.modelled()),
                Words.money(one.lifetime()),
                Words.money(one.median()),
                Words.money(one.residual()),
                Words.money(one.residual() * one.clients()));
    }

    static Section counts(String title, VisitCounts counts) {
        return Section.of(title)
                .with(Table.of(
                        "Clients by repeat visits, as seen and as the model expects",
                        List.of("repeat visits", "clients seen", "model"),
                        counts.counts().stream()
                                .map(one -> List.of(
                                        one.repeats() + (one.orMore() ? " or more" : ""),
                                        Words.whole(one.seen()),
                                        Words.whole(one.model())))
                                .toList()));
    }

    static Drawing.Length length(String name, double number) {
        return new Drawing.Length(name, number, Words.whole(number));
    }
}

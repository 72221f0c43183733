package io.holdfast.api.sheets;

import io.holdfast.worth.fit.Renewals;
import io.holdfast.worth.model.Retention;
import io.holdfast.worth.report.SurvivalCurve;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Who is still there after so many renewals, beside the model.
 *
 * @param inShort the same in a sentence
 */
record SurvivalSection(Section section, String inShort) {

    /** A gap wider than this share of all clients is worth a warning. */
    private static final double NOTED_GAP = 0.05;

    private static final int ROWS = 11;

    /** Of all segments together; empty where nobody stood before a renewal. */
    static Optional<SurvivalSection> of(String unit, Collection<Renewals> segments, Retention model) {
        Renewals all = segments.stream().reduce(Renewals.NONE, Renewals::and);
        SurvivalCurve curve = SurvivalCurve.of(all, model);
        return curve.points().size() < 2 ? Optional.empty() : Optional.of(of(unit, all, curve));
    }

    private static SurvivalSection of(String unit, Renewals all, SurvivalCurve curve) {
        int last = curve.points().size() - 1;
        String seen = Words.percent(curve.points().get(last).seen());
        String title = "After " + Words.count(last, unit) + ", " + seen + " of clients who renew by the " + unit
                + " are still there; the model says "
                + Words.percent(curve.points().get(last).model());
        Section section = Section.of(title);
        boolean gap = curve.widestGap() > NOTED_GAP;
        if (gap) {
            section = section.warn("The model is up to " + points(curve.widestGap())
                    + " off what was seen. Clients who began at different times are taken together here.");
        }
        section = section.with(drawing(title, unit + "s", curve))
                .with(table(
                        Words.count((int) all.clients(), "client") + " who renew by the " + unit + ", "
                                + Words.whole(all.leavers()) + " of whom left",
                        curve,
                        Math.max(1, (last + ROWS) / (ROWS + 1))));
        String trust = gap
                ? "; the model is up to " + points(curve.widestGap()) + " off, so take it as a rough guide."
                : "; the model follows that within " + points(curve.widestGap()) + ".";
        return new SurvivalSection(
                section, "Of clients who renew by the " + unit + ", " + half(curve, unit, last, seen) + trust);
    }

    private static String half(SurvivalCurve curve, String unit, int last, String seen) {
        return curve.points().stream()
                .filter(point -> point.seen() <= 0.5)
                .findFirst()
                .map(point -> "half have left after " + Words.count(point.renewal(), unit))
                .orElse(seen + " are still there after " + Words.count(last, unit));
    }

    private static String points(double share) {
        return Words.decimal(share * 100) + " percentage points";
    }

    static Drawing drawing(String title, String unit, SurvivalCurve curve) {
        return Drawing.shares(
                title,
                unit,
                curve.points().stream().map(SurvivalCurve.Point::seen).toList(),
                curve.points().stream().map(SurvivalCurve.Point::model).toList());
    }

    static Table table(String caption, SurvivalCurve curve, int step) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < curve.points().size(); i += step) {
            SurvivalCurve.Point point = curve.points().get(i);
            rows.add(List.of(
                    String.valueOf(point.renewal()),
                    Words.whole(point.watched()),
                    Words.percent(point.seen()),
                    Words.percent(point.model())));
        }
        return Table.of(caption, List.of("renewal", "clients before it", "still there, seen", "model"), rows)
                .folding();
    }
}

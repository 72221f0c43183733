package io.holdfast.api.reports;

import io.holdfast.worth.fit.Estimate;
import io.holdfast.worth.fit.Fitted;
import io.holdfast.worth.fit.Renewals;
import io.holdfast.worth.model.BgNbd;
import io.holdfast.worth.model.Retention;
import io.holdfast.worth.model.Visits;
import io.holdfast.worth.report.SurvivalCurve;
import io.holdfast.worth.report.VisitCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one model says of a file of figures, as a page. */
public final class SummaryPage {

    /** A total further off than this share is a reason to warn. */
    private static final double MOST_OFF = 0.1;

    private SummaryPage() {}

    /** Survival of a cohort. */
    public static String of(String file, Fitted<? extends Retention> fit, Renewals renewals) {
        SurvivalCurve curve = SurvivalCurve.of(renewals, fit.model());
        int last = curve.points().size() - 1;
        String title = "After " + Words.count(last, "renewal") + ", "
                + Words.percent(curve.points().get(last).seen()) + " are still there; the model says "
                + Words.percent(curve.points().get(last).model());
        Html html = new Html("How clients stay", Words.count((int) fit.clients(), "client") + " of " + file + ".");
        html.heading(title);
        html.drawing(Drawing.shares(
                title,
                "renewals",
                curve.points().stream().map(SurvivalCurve.Point::seen).toList(),
                curve.points().stream().map(SurvivalCurve.Point::model).toList()));
        html.table(
                "Share still there",
                List.of("renewal", "watched", "seen", "model"),
                curve.points().stream()
                        .map(point -> List.of(
                                String.valueOf(point.renewal()),
                                Words.whole(point.watched()),
                                Words.percent(point.seen()),
                                Words.percent(point.model())))
                        .toList());
        parameters(html, fit);
        return html.page();
    }

    /**
     * Visits of a cohort.
     *
     * @param ahead for how long visits to come are told, in the file's unit
     * @param came how many came in that time, where that is known by now
     */
    public static String of(
            String file, Fitted<BgNbd> fit, List<Visits> clients, Optional<Double> ahead, Optional<Double> came) {
        Html html = new Html("How clients come back", Words.count(clients.size(), "client") + " of " + file + ".");
        ahead.ifPresent(time -> toCome(html, fit, clients, time, came));
        html.heading("How often they came back so far");
        WorthPage.counts(html, VisitCounts.of(clients, fit.model()));
        parameters(html, fit);
        return html.page();
    }

    private static void toCome(Html html, Fitted<BgNbd> fit, List<Visits> clients, double time, Optional<Double> came) {
        Estimate expected = fit.predict(model -> clients.stream()
                .mapToDouble(one -> model.expectedVisits(one, time))
                .sum());
        double seen = clients.stream().mapToDouble(Visits::repeats).sum();
        double age = clients.stream().mapToDouble(Visits::age).sum();
        double mean = age == 0 ? 0 : seen / age * time * clients.size();
        String title = Words.whole(expected.value()) + " repeat visits are expected in the next " + Words.whole(time)
                + came.map(number -> "; " + Words.whole(number) + " came").orElse("");
        html.heading(title);
        came.filter(number -> number > 0 && Math.abs(expected.value() / number - 1) > MOST_OFF)
                .ifPresent(number -> html.warning(String.format(
                        java.util.Locale.ENGLISH,
                        "The model is %+.0f %% off what came. It knows no season and no trend; do not plan by its totals.",
                        100 * (expected.value() / number - 1))));
        List<Drawing.Bar> bars = new ArrayList<>();
        came.ifPresent(number -> bars.add(bar("came", number)));
        bars.add(bar("the model", expected.value()));
        bars.add(bar("the mean for all", mean));
        html.drawing(Drawing.bars(title, bars));
        List<List<String>> rows = new ArrayList<>();
        came.ifPresent(number -> rows.add(List.of("came", Words.whole(number))));
        rows.add(List.of(
                "the model (95 % interval of its mean)",
                Words.whole(expected.value()) + " (" + Words.whole(expected.low()) + " to "
                        + Words.whole(expected.high()) + ")"));
        rows.add(List.of("the mean for all", Words.whole(mean)));
        rows.add(List.of("so far, in all", Words.whole(seen)));
        html.table("Repeat visits", List.of("", "repeat visits"), rows);
    }

    private static Drawing.Bar bar(String name, double number) {
        return new Drawing.Bar(name, number, Words.whole(number));
    }

    private static void parameters(Html html, Fitted<?> fit) {
        html.heading("The model and how sure it is");
        List<List<String>> rows = new ArrayList<>();
        fit.parameters()
                .forEach((name, estimate) -> rows.add(List.of(
                        name,
                        Words.decimal(estimate.value()),
                        Words.decimal(estimate.standardError()),
                        Words.decimal(estimate.low()) + " to " + Words.decimal(estimate.high()))));
        html.table(
                "Parameters of " + fit.family().name() + "; log-likelihood " + Words.decimal(fit.logLikelihood()),
                List.of("parameter", "value", "standard error", "95 % interval"),
                rows);
        fit.warnings().forEach(warning -> html.warning(Words.sentence(warning) + "."));
    }
}

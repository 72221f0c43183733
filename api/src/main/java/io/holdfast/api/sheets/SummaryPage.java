package io.holdfast.api.sheets;

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
import java.util.Locale;
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
        return sheet(
                "How clients stay",
                file,
                (int) fit.clients(),
                List.of(Section.of(title)
                        .with(SurvivalSection.drawing(title, "renewals", curve))
                        .with(SurvivalSection.table("Share still there", curve, 1))),
                fit);
    }

    /**
     * Visits of a cohort.
     *
     * @param ahead for how long visits to come are told, in the file's unit
     * @param came how many came in that time, where that is known by now
     */
    public static String of(
            String file, Fitted<BgNbd> fit, List<Visits> clients, Optional<Double> ahead, Optional<Double> came) {
        List<Section> sections = new ArrayList<>();
        ahead.ifPresent(time -> sections.add(toCome(fit, clients, time, came)));
        sections.add(WorthSections.counts("How often they came back so far", VisitCounts.of(clients, fit.model())));
        return sheet("How clients come back", file, clients.size(), sections, fit);
    }

    private static String sheet(String title, String file, int clients, List<Section> sections, Fitted<?> fit) {
        List<Section> all = new ArrayList<>(sections);
        all.add(parameters(fit));
        return new Sheet(title, Words.count(clients, "client") + " of " + WorthPage.name(file) + ".", List.of(), all)
                .html();
    }

    private static Section toCome(Fitted<BgNbd> fit, List<Visits> clients, double time, Optional<Double> came) {
        Estimate expected = fit.predict(model -> clients.stream()
                .mapToDouble(one -> model.expectedVisits(one, time))
                .sum());
        double seen = clients.stream().mapToDouble(Visits::repeats).sum();
        double age = clients.stream().mapToDouble(Visits::age).sum();
        double mean = age == 0 ? 0 : seen / age * time * clients.size();
        String title = Words.whole(expected.value()) + " repeat visits are expected in the next " + Words.whole(time)
                + " (days, weeks: as the file counts)"
                + came.map(number -> "; " + Words.whole(number) + " came").orElse("");
        Section section = Section.of(title);
        double off = came.filter(number -> number > 0)
                .map(number -> expected.value() / number - 1)
                .orElse(0.0);
        if (Math.abs(off) > MOST_OFF) {
            section = section.warn(String.format(
                    Locale.ENGLISH,
                    "The model expected %.0f %% %s visits than came. It knows no season and no trend; do not plan by its totals.",
                    Math.abs(100 * off),
                    off < 0 ? "fewer" : "more"));
        }
        List<Drawing.Length> bars = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        came.ifPresent(number -> {
            bars.add(WorthSections.length("came", number));
            rows.add(List.of("came", Words.whole(number)));
        });
        bars.add(WorthSections.length("the model", expected.value()));
        bars.add(WorthSections.length("the mean for all", mean));
        rows.add(List.of(
                "the model (95 % interval of its mean)",
                Words.whole(expected.value()) + " (" + Words.whole(expected.low()) + " to "
                        + Words.whole(expected.high()) + ")"));
        rows.add(List.of("the mean for all", Words.whole(mean)));
        rows.add(List.of("so far, in all", Words.whole(seen)));
        return section.with(Drawing.bars(title, bars))
                .with(Table.of("Repeat visits", List.of("", "repeat visits"), rows))
                .say("The mean for all: everybody goes on coming at the mean rate so far. The interval is that of the"
                        + " expected total, not of what chance then makes of it.");
    }

    private static Section parameters(Fitted<?> fit) {
        List<List<String>> rows = new ArrayList<>();
        fit.parameters()
                .forEach((name, estimate) -> rows.add(List.of(
                        name,
                        Words.decimal(estimate.value()),
                        Words.decimal(estimate.standardError()),
                        Words.decimal(estimate.low()) + " to " + Words.decimal(estimate.high()))));
        Section section = Section.of("The model and how sure it is");
        for (String warning : fit.warnings()) {
            section = section.warn(Words.sentence(warning) + ".");
        }
        return section.with(Table.of(
                "Parameters of " + fit.family().name() + "; log-likelihood " + Words.decimal(fit.logLikelihood()),
                List.of("parameter", "value", "standard error", "95 % interval"),
                rows));
    }
}

package io.holdfast.api.reports;

import io.holdfast.worth.figures.BookFigures;
import io.holdfast.worth.figures.Bridge;
import io.holdfast.worth.figures.PromoterScore;
import io.holdfast.worth.fit.Estimate;
import io.holdfast.worth.fit.Renewals;
import io.holdfast.worth.history.Histories;
import io.holdfast.worth.model.Visits;
import io.holdfast.worth.parameters.Learned;
import io.holdfast.worth.parameters.ParameterFile;
import io.holdfast.worth.parameters.VisitHoldOut;
import io.holdfast.worth.report.Models;
import io.holdfast.worth.report.SegmentWorth;
import io.holdfast.worth.report.SurvivalCurve;
import io.holdfast.worth.report.VisitCounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the clients of a book are worth, as a page for people who decide about money. */
public final class WorthPage {

    private static final int MOST_SEGMENTS = 40;
    private static final double NOTED_GAP = 0.05;

    private final ParameterFile file;
    private final Html html;

    private WorthPage(ParameterFile file) {
        this.file = file;
        this.html = new Html(
                "What these clients are worth",
                Words.count(file.clients(), "client") + " of " + file.data() + ", looked at on " + file.asOf()
                        + "; money in " + file.currency() + ".");
    }

    /** The page of a client book. */
    public static String of(
            ParameterFile file,
            Histories histories,
            List<SegmentWorth.Valued> valued,
            Optional<VisitHoldOut> heldOut,
            BookFigures figures) {
        WorthPage page = new WorthPage(file);
        heldOut.ifPresent(page::warnOfSeason);
        page.segments(valued);
        page.survival(histories);
        page.visits(histories);
        heldOut.ifPresent(page::heldOut);
        page.figures(figures, valued);
        page.fits();
        page.notes();
        page.words();
        return page.html.page();
    }

    private void warnOfSeason(VisitHoldOut held) {
        held.words().stream()
                .filter(words -> words.startsWith("warning: "))
                .forEach(words -> html.warning(Words.sentence(words.substring("warning: ".length()))));
    }

    private void segments(List<SegmentWorth.Valued> valued) {
        List<SegmentWorth> worths = SegmentWorth.of(valued);
        SegmentWorth all = SegmentWorth.of("all", valued);
        html.heading("A client is worth " + Words.money(all.lifetime()) + " on average, of which "
                + Words.money(all.residual()) + " is still to come");
        List<SegmentWorth> shown = worths.subList(0, Math.min(MOST_SEGMENTS, worths.size()));
        if (shown.size() > 1) {
            html.drawing(Drawing.bars(
                    "Money still to come, by segment",
                    shown.stream()
                            .map(one -> new Drawing.Bar(
                                    one.segment(),
                                    one.residual() * one.clients(),
                                    Words.money(one.residual() * one.clients())))
                            .toList()));
        }
        List<List<String>> rows = new ArrayList<>();
        shown.forEach(one -> rows.add(row(one)));
        rows.add(row(all));
        html.table(
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
                rows);
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

    private void survival(Histories histories) {
        histories.renewals().forEach((unit, segments) -> {
            Renewals all = segments.values().stream().reduce(Renewals.NONE, Renewals::and);
            learned("renewals", unit)
                    .flatMap(Models::retention)
                    .ifPresent(model -> survival(unit, all, SurvivalCurve.of(all, model)));
        });
    }

    private void survival(String unit, Renewals all, SurvivalCurve curve) {
        int last = curve.points().size() - 1;
        if (last < 1) {
            return;
        }
        String title = "After " + Words.count(last, unit) + ", "
                + Words.percent(curve.points().get(last).seen())
                + " of clients who renew by the " + unit + " are still there; the model says "
                + Words.percent(curve.points().get(last).model());
        html.heading(title);
        if (curve.widestGap() > NOTED_GAP) {
            html.warning(
                    "The model is up to " + Words.percent(curve.widestGap())
                            + " of all clients off what was seen. Clients who began at different times are taken together here.");
        }
        html.drawing(Drawing.shares(
                title,
                unit + "s",
                curve.points().stream().map(SurvivalCurve.Point::seen).toList(),
                curve.points().stream().map(SurvivalCurve.Point::model).toList()));
        int step = Math.max(1, (last + 11) / 12);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i <= last; i += step) {
            SurvivalCurve.Point point = curve.points().get(i);
            rows.add(List.of(
                    String.valueOf(point.renewal()),
                    Words.whole(point.watched()),
                    Words.percent(point.seen()),
                    Words.percent(point.model())));
        }
        html.table(
                Words.count((int) all.clients(), "client") + ", " + Words.whole(all.leavers()) + " of whom left",
                List.of("renewal", "watched", "seen", "model"),
                rows);
    }

    private void visits(Histories histories) {
        List<Visits> all =
                histories.visits().values().stream().flatMap(Collection::stream).toList();
        learned("visits", "week").flatMap(Models::visits).ifPresent(model -> {
            html.heading("How often clients came back");
            counts(html, VisitCounts.of(all, model));
        });
    }

    static void counts(Html html, VisitCounts counts) {
        html.table(
                "Clients by repeat visits, as seen and as the model expects",
                List.of("repeat visits", "clients seen", "model"),
                counts.counts().stream()
                        .map(one -> List.of(
                                one.repeats() + (one.orMore() ? " or more" : ""),
                                Words.whole(one.seen()),
                                Words.whole(one.model())))
                        .toList());
    }

    private void heldOut(VisitHoldOut held) {
        html.heading("Held against what came after: " + Words.whole(held.actual()) + " visits came, "
                + Words.whole(held.predicted().value()) + " were expected");
        html.drawing(Drawing.bars(
                "Repeat visits in the time held out",
                List.of(
                        bar("came", held.actual()),
                        bar("the model", held.predicted().value()),
                        bar("same as before", held.asBefore()),
                        bar("the mean for all", held.meanForAll()))));
        html.table(
                "Totals, and how far off a client's own number each is on average",
                List.of("", "repeat visits", "off by, a client"),
                List.of(
                        List.of("came", Words.whole(held.actual()), ""),
                        List.of(
                                "the model",
                                Words.whole(held.predicted().value()),
                                Words.decimal(held.errors().get(0))),
                        List.of(
                                "same as before",
                                Words.whole(held.asBefore()),
                                Words.decimal(held.errors().get(1))),
                        List.of(
                                "the mean for all",
                                Words.whole(held.meanForAll()),
                                Words.decimal(held.errors().get(2)))));
    }

    private static Drawing.Bar bar(String name, double number) {
        return new Drawing.Bar(name, number, Words.whole(number));
    }

    private void figures(BookFigures figures, List<SegmentWorth.Valued> valued) {
        Bridge bridge = figures.bridge();
        if (bridge.opening() > 0 || bridge.closing() > 0) {
            html.heading("Monthly money went from " + Words.cents(bridge.opening()) + " to "
                    + Words.cents(bridge.closing()) + " in a year");
            html.table(
                    "Monthly fees from " + figures.from() + " to " + figures.to()
                            + ", by the fees on record on the last day",
                    List.of("", file.currency()),
                    List.of(
                            List.of("opening", Words.cents(bridge.opening())),
                            List.of("+ new", Words.cents(bridge.fresh())),
                            List.of("+ expansion", Words.cents(bridge.expansion())),
                            List.of("+ reactivation", Words.cents(bridge.reactivation())),
                            List.of("− contraction", Words.cents(bridge.contraction())),
                            List.of("− churn", Words.cents(bridge.churn())),
                            List.of("= closing", Words.cents(bridge.closing()))));
            rates(bridge);
            bucket(figures);
            if (figures.unknown() > 0) {
                html.paragraph(Words.count(figures.unknown(), "client")
                        + " with a fee left out: nobody recorded since when, or until when.");
            }
        }
        PromoterScore nps = figures.nps();
        if (nps.answers() > 0) {
            html.paragraph("NPS " + Words.signed(nps.score()) + " (95 % interval " + Words.signed(nps.low()) + " to "
                    + Words.signed(nps.high()) + "): " + nps.promoters() + " promoters (9, 10), " + nps.detractors()
                    + " detractors (0 to 6) among " + Words.count(nps.answers(), "answer") + ".");
        }
    }

    private void rates(Bridge bridge) {
        if (bridge.opening() > 0) {
            html.paragraph("Of the opening money " + Words.percent(bridge.grossRetention())
                    + " is kept (gross retention), " + Words.percent(bridge.netRetention())
                    + " with what the same clients pay more or less (net retention); "
                    + Words.percent(bridge.logoChurn()) + " of the opening clients are gone (logo churn).");
        }
    }

    private void bucket(BookFigures figures) {
        html.table(
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

    private void fits() {
        html.heading("The models and how sure they are");
        List<List<String>> rows = new ArrayList<>();
        for (Learned one : file.learned()) {
            List<String> words = new ArrayList<>();
            one.parameters().keySet().stream().sorted().forEach(name -> {
                double value = one.parameters().getOrDefault(name, 0.0);
                double error = one.standardErrors().getOrDefault(name, 0.0);
                Estimate estimate = Estimate.ofLog(value, error / value);
                words.add(name + " " + Words.decimal(value) + " (" + Words.decimal(estimate.low()) + " to "
                        + Words.decimal(estimate.high()) + ")");
            });
            rows.add(List.of(
                    one.about() + " by " + one.unit() + ", "
                            + (one.segment().equals(Learned.ALL) ? "all" : one.segment()),
                    one.model(),
                    Words.whole(one.n()),
                    words.isEmpty() ? "–" : String.join("; ", words),
                    one.because().isEmpty() ? "the best model there is" : one.because()));
        }
        html.table(
                "Parameters with 95 % intervals", List.of("what", "model", "clients", "parameters", "because"), rows);
    }

    private void notes() {
        if (!file.notes().isEmpty()) {
            html.heading("What to keep in mind");
            file.notes().forEach(note -> {
                if (!note.startsWith("warning: ")) {
                    html.paragraph(Words.sentence(note));
                }
            });
        }
    }

    private void words() {
        html.heading("What the words mean");
        html.paragraph(
                "Lifetime is the profit so far and what is still to come. Still to come is the margin of renewals"
                        + " (contracts) or of visits within the book's horizon, each weighed by its chance and discounted."
                        + " A client whom no model can value has the simple value: yearly profit times expected years.");
        html.paragraph("Models: sbg, chances to leave differ from client to client (Fader and Hardie 2007, 2010);"
                + " constant, everybody renews with one chance; bg-nbd, clients come at rates of their own and stop at"
                + " some visit (Fader, Hardie and Lee 2005); nbd, the same without stopping; gamma-gamma, spend a visit"
                + " (Fader and Hardie 2013).");
    }

    private Optional<Learned> learned(String about, String unit) {
        return file.learned().stream()
                .filter(one -> one.about().equals(about) && one.unit().equals(unit))
                .filter(one -> one.segment().equals(Learned.ALL))
                .findFirst();
    }
}

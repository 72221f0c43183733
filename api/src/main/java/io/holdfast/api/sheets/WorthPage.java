package io.holdfast.api.sheets;

import io.holdfast.worth.figures.BookFigures;
import io.holdfast.worth.figures.Bridge;
import io.holdfast.worth.history.Histories;
import io.holdfast.worth.parameters.HoldOuts;
import io.holdfast.worth.parameters.Learned;
import io.holdfast.worth.parameters.ParameterFile;
import io.holdfast.worth.parameters.RenewalHoldOut;
import io.holdfast.worth.parameters.VisitHoldOut;
import io.holdfast.worth.report.Models;
import io.holdfast.worth.report.SegmentWorth;
import io.holdfast.worth.report.VisitCounts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the clients of a book are worth, as a page for people who decide about money. */
public final class WorthPage {

    private final ParameterFile file;
    private final List<String> inShort = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();

    private WorthPage(ParameterFile file) {
        this.file = file;
    }

    /** The page of a client book. */
    public static String of(
            ParameterFile file,
            Histories histories,
            List<SegmentWorth.Valued> valued,
            HoldOuts heldOut,
            BookFigures figures) {
        WorthPage page = new WorthPage(file);
        page.worth(valued);
        page.survival(histories);
        page.visits(histories);
        page.heldOut(heldOut);
        page.money(figures);
        page.sections.add(ModelSection.of(file.learned()));
        page.notes();
        page.sections.add(ModelSection.words());
        return new Sheet(
                        "What these clients are worth",
                        Words.count(file.clients(), "client") + " of " + name(file.data()) + ", looked at on "
                                + file.asOf() + "; money in " + file.currency() + ".",
                        page.inShort,
                        page.sections)
                .html();
    }

    /** Without its folders, which say nothing to whom the page is sent. */
    static String name(String data) {
        Path file = Path.of(data).getFileName();
        return file == null ? data : file.toString();
    }

    private void worth(List<SegmentWorth.Valued> valued) {
        SegmentWorth all = SegmentWorth.of("all", valued);
        inShort.add("A client is worth " + file.currency() + " " + Words.money(all.lifetime()) + " on average. "
                + file.currency() + " " + Words.money(all.residual()) + " of it is still to come, "
                + file.currency() + " " + Words.money(all.residual() * all.clients()) + " from all together.");
        int simple = all.clients() - all.modelled();
        if (simple > 0) {
            inShort.add(Words.count(simple, "client") + " of " + Words.whole(all.clients())
                    + " could not be valued by a model and have the simple value, which is a rule of thumb.");
        }
        sections.add(WorthSections.segments(valued, all));
    }

    private void survival(Histories histories) {
        histories
                .renewals()
                .forEach((unit, segments) -> learned("renewals", unit)
                        .flatMap(Models::retention)
                        .flatMap(model -> SurvivalSection.of(unit, segments.values(), model))
                        .ifPresent(found -> {
                            inShort.add(found.inShort());
                            sections.add(found.section());
                        }));
    }

    private void visits(Histories histories) {
        learned("visits", "week")
                .flatMap(Models::visits)
                .ifPresent(model -> sections.add(WorthSections.counts(
                        "How often clients came back",
                        VisitCounts.of(
                                histories.visits().values().stream()
                                        .flatMap(Collection::stream)
                                        .toList(),
                                model))));
    }

    private void heldOut(HoldOuts held) {
        for (RenewalHoldOut one : held.renewals()) {
            inShort.add("Put to the test on " + Words.count(one.clients(), "client") + " who renew by the " + one.unit()
                    + ", the model expected " + Words.whole(one.predicted().value()) + " to leave and "
                    + Words.whole(one.left()) + " left" + (one.isOff() ? ": do not plan by it." : "."));
            sections.add(HeldOutSection.of(one));
        }
        held.visits().ifPresent(one -> {
            inShort.add("Put to the test on " + Words.count(one.clients(), "client") + ", the visit model expected "
                    + Words.whole(one.predicted().value()) + " visits and " + Words.whole(one.actual()) + " came"
                    + (isOff(one) ? ": do not plan by its totals." : "."));
            sections.add(HeldOutSection.of(one));
        });
        held.spend().ifPresent(one -> sections.add(HeldOutSection.of(one)));
    }

    private static boolean isOff(VisitHoldOut held) {
        return held.words().stream().anyMatch(words -> words.startsWith("warning: "));
    }

    private void money(BookFigures figures) {
        Bridge bridge = figures.bridge();
        if (bridge.opening() > 0 || bridge.closing() > 0) {
            inShort.add("Monthly fees went from " + file.currency() + " " + Words.cents(bridge.opening()) + " to "
                    + Words.cents(bridge.closing()) + " in a year"
                    + (bridge.opening() > 0
                            ? "; " + Words.percent(bridge.grossRetention()) + " of the opening money was kept."
                            : "."));
            sections.add(MoneySection.of(figures, file.currency()));
        }
        if (figures.nps().answers() > 0) {
            sections.add(MoneySection.nps(figures.nps()));
        }
    }

    private void notes() {
        List<String> notes = file.notes().stream()
                .filter(note ->
                        !note.startsWith("warning: ") && !note.startsWith("Held out: ") && !note.startsWith("Off by "))
                .toList();
        if (!notes.isEmpty()) {
            Section section = Section.of("What to keep in mind");
            for (String note : notes) {
                section = section.say(Words.sentence(note));
            }
            sections.add(section);
        }
    }

    private Optional<Learned> learned(String about, String unit) {
        return file.learned().stream()
                .filter(one -> one.about().equals(about) && one.unit().equals(unit))
                .filter(one -> one.segment().equals(Learned.ALL))
                .findFirst();
    }
}

package io.holdfast.api.pages;

import io.holdfast.impact.Change;
import io.holdfast.impact.ClientImpact;
import io.holdfast.impact.Edit;
import io.holdfast.impact.ImpactSummary;
import io.holdfast.rulebook.Rewording;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an edit changes, in the words of a page.
 *
 * @param clients those whose answer moves most money, the most first
 */
public record ImpactView(ImpactSummary summary, List<ClientImpact> clients, String currency) {

    private static final String NOTHING = "nothing";

    /** An edit with whom it touches. */
    public record EditLine(int number, String what, String name, String where, List<Rewording> words, String clients) {}

    /** Sums of an action, playbook or segment. */
    public record SumLine(String name, String recommended, String heldBack, String worth, String moved) {}

    /**
     * From one first action to another.
     *
     * @param share of the most frequent step, 0 to 100, for the bar
     */
    public record FlowLine(String from, String to, String clients, long share) {}

    /** A client with what is said otherwise. */
    public record ClientLine(String id, String name, String first, String moved, List<ChangeLine> changes) {}

    /** One thing that is said otherwise. */
    public record ChangeLine(String what, String about, String from, String to, String causes) {}

    public String sentence() {
        return "%s, as of %s: %s of %s get another answer, %s another first action. Worth moved: %s %s."
                .formatted(
                        PageText.counted(summary.edits().size(), "edit"),
                        new PageText(summary.asOf(), currency)
                                .on(summary.asOf())
                                .full(),
                        PageText.number(summary.changed()),
                        PageText.counted(summary.clients(), "client"),
                        PageText.number(summary.newFirst()),
                        PageText.delta(summary.all().moved().doubleValue()),
                        currency);
    }

    public List<EditLine> edits() {
        return summary.edits().stream()
                .map(touch -> line(touch.edit(), touch.clients()))
                .toList();
    }

    private static EditLine line(Edit edit, int clients) {
        return new EditLine(
                edit.number(),
                edit.subject().word() + " " + edit.how().word(),
                edit.name(),
                edit.line() > 0 ? edit.file() + ":" + edit.line() : edit.file(),
                edit.words(),
                PageText.counted(clients, "client"));
    }

    public List<SumLine> actions() {
        return lines(summary.byAction());
    }

    public List<SumLine> playbooks() {
        return lines(summary.byPlaybook());
    }

    public List<SumLine> segments() {
        return lines(summary.bySegment());
    }

    private static List<SumLine> lines(List<ImpactSummary.Line> lines) {
        return lines.stream()
                .filter(ImpactSummary.Line::differs)
                .map(line -> new SumLine(
                        line.name(),
                        step(line.recommendedBefore(), line.recommendedAfter()),
                        step(line.heldBackBefore(), line.heldBackAfter()),
                        PageText.money(line.worthAfter().doubleValue()),
                        PageText.delta(line.moved().doubleValue())))
                .toList();
    }

    private static String step(int from, int to) {
        return from == to ? PageText.number(to) : PageText.number(from) + " → " + PageText.number(to);
    }

    /** Steps to another first action, the most frequent first. */
    public List<FlowLine> flow() {
        List<ImpactSummary.Flow> moved = summary.flow().stream()
                .filter(flow -> !flow.from().equals(flow.to()))
                .toList();
        int most = moved.stream().mapToInt(ImpactSummary.Flow::clients).max().orElse(1);
        return moved.stream()
                .map(flow -> new FlowLine(
                        named(flow.from()),
                        named(flow.to()),
                        PageText.number(flow.clients()),
                        Math.max(1, Math.round(100.0 * flow.clients() / most))))
                .toList();
    }

    private static String named(@Nullable String action) {
        return action == null || action.isEmpty() ? NOTHING : action;
    }

    public List<ClientLine> clientLines() {
        return clients.stream()
                .map(impact -> new ClientLine(
                        impact.clientId(),
                        Objects.requireNonNullElse(impact.name(), impact.clientId()),
                        first(impact),
                        PageText.delta(ImpactPage.moved(impact)),
                        impact.changes().stream().map(ImpactView::line).toList()))
                .toList();
    }

    private static String first(ClientImpact impact) {
        String before = named(impact.before().first());
        String after = named(impact.after().first());
        return before.equals(after) ? after : before + " → " + after;
    }

    private static ChangeLine line(Change change) {
        String about = Objects.requireNonNullElse(change.action(), "");
        return new ChangeLine(
                change.what().word(),
                change.offer() == null ? about : about + ":" + change.offer(),
                Objects.requireNonNullElse(change.from(), ""),
                Objects.requireNonNullElse(change.to(), ""),
                change.causes().isEmpty()
                        ? "not traced"
                        : change.causes().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    /** What is not shown of the clients; empty when all are. */
    public String more() {
        int hidden = summary.changed() - clients.size();
        return hidden <= 0 ? "" : PageText.counted(hidden, "more client") + " whose answer is another moved less.";
    }
}

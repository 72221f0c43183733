package io.holdfast.api.pages;

import io.holdfast.api.queue.QueueEntry;
import io.holdfast.api.queue.QueueFilter;
import io.holdfast.api.queue.QueueFilter.Due;
import io.holdfast.api.queue.QueueFilter.Sort;
import io.holdfast.api.queue.QueueFilter.State;
import io.holdfast.api.queue.QueueStore;
import io.holdfast.api.queue.QueueTally;
import io.holdfast.api.queue.QueueTally.Part;
import io.holdfast.api.queue.RoundNews;
import io.holdfast.api.queue.SavedFilter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the review queue shows below its title.
 *
 * @param any whether anything is recommended to anybody
 * @param deciding the round under way, or the one that was cancelled last
 * @param owners to choose from when something is assigned
 * @param action where the form goes to, with the filter in its address
 * @param query the filter as it is saved under a name
 * @param undo what takes back what was just done; empty where nothing can be
 * @param mineHref the list of whoever looks at the page
 * @param later whether the page begins behind the first
 */
public record ReviewView(
        boolean any,
        String currency,
        @Nullable Deciding deciding,
        QueueFilter filter,
        List<ClientListView.Choice> choices,
        String count,
        List<Tab> states,
        List<Tab> dues,
        List<Row> rows,
        List<String> owners,
        ReviewForm form,
        String said,
        List<String> wrong,
        List<String> undo,
        List<Saved> saved,
        String query,
        String action,
        String byScoreHref,
        String byDueHref,
        String mineHref,
        boolean mine,
        String clearHref,
        String exportHref,
        String firstHref,
        String nextHref,
        boolean later) {

    private static final List<State> STATES = List.of(
            State.OPEN, State.APPROVED, State.ASSIGNED, State.SNOOZED, State.DISMISSED, State.CURRENT, State.ALL);

    /** A choice that a click makes, with how many it would show. */
    public record Tab(String text, String count, String href, boolean here) {}

    /**
     * How far deciding for the whole book is.
     *
     * @param going whether it goes on; else it was cancelled
     * @param share in percent
     */
    public record Deciding(String id, boolean going, String says, long share) {}

    /** A filter somebody saved. */
    public record Saved(String name, String href, boolean here) {}

    /**
     * One recommendation.
     *
     * @param pick what the form brings along for it
     * @param state with the day a snooze ends; what is open says nothing
     */
    public record Row(
            String pick,
            boolean ticked,
            String client,
            String href,
            String about,
            HealthMark health,
            String title,
            String because,
            String worth,
            String span,
            @Nullable Day due,
            boolean overdue,
            String owner,
            String state) {}

    /** What the page is made of. */
    record Parts(
            boolean any,
            QueueStore.Page page,
            QueueTally tally,
            List<String> owners,
            List<SavedFilter> saved,
            ReviewForm form,
            ReviewDesk.Done done,
            List<String> names,
            RoundNews.News news) {}

    static ReviewView of(ReviewQuery query, Parts parts, BookLens lens, UnaryOperator<String> keepingDay) {
        QueueFilter filter = query.filter();
        Function<QueueFilter, String> to =
                one -> keepingDay.apply(query.with(one).address());
        Set<String> ticked = parts.done().kept().stream().map(Pick::text).collect(Collectors.toSet());
        QueueFilter mine = QueueFilter.STANDARD
                .withOwners(mine(parts))
                .withState(State.CURRENT)
                .withSort(Sort.DUE);
        String own = query.with(filter).query();
        return new ReviewView(
                parts.any(),
                lens.currency(),
                deciding(parts.news()),
                filter,
                choices(filter, parts, lens),
                count(parts.tally(), filter),
                STATES.stream()
                        .map(state -> tab(said(state), filter.withState(state), filter.state() == state, parts, to))
                        .toList(),
                Arrays.stream(Due.values())
                        .map(due -> tab(said(due), filter.withDue(due), filter.due() == due, parts, to))
                        .toList(),
                parts.page().entries().stream()
                        .map(entry -> row(entry, ticked, lens, keepingDay))
                        .toList(),
                parts.owners(),
                parts.form(),
                parts.done().said(),
                parts.done().wrong(),
                parts.done().undo().stream().map(Pick::text).toList(),
                parts.saved().stream()
                        .map(one -> new Saved(
                                one.name(),
                                keepingDay.apply(one.query().isEmpty() ? "/review" : "/review?" + one.query()),
                                one.query().equals(own)))
                        .toList(),
                own,
                keepingDay.apply(query.address()),
                to.apply(filter.withSort(Sort.SCORE)),
                to.apply(filter.withSort(Sort.DUE)),
                to.apply(mine),
                filter.equals(mine),
                to.apply(QueueFilter.STANDARD.withState(filter.state()).withSort(filter.sort())),
                keepingDay.apply(query.with(filter).at("/review/export.csv")),
                to.apply(filter),
                parts.page()
                        .next()
                        .map(place -> keepingDay.apply(query.behind(place).address()))
                        .orElse(""),
                query.after().isPresent());
    }

    static @Nullable Deciding deciding(RoundNews.News news) {
        return news.going()
                .map(one -> deciding(one, true))
                .or(() -> news.cancelled().map(one -> deciding(one, false)))
                .orElse(null);
    }

    private static Deciding deciding(RoundNews.Going one, boolean going) {
        String far = PageText.number((double) one.decided()) + " of " + PageText.counted(one.total(), "client");
        return new Deciding(
                one.id().toString(),
                going,
                going
                        ? "The whole book is being decided again: " + far + " so far."
                        : "The last time the whole book was decided, it was cancelled after " + far
                                + ". What is recommended to the others is what was before.",
                one.total() == 0 ? 0 : Math.min(100, 100 * one.decided() / one.total()));
    }

    /** A search that very many clients fit is not counted while somebody waits, and the line says so. */
    private static String count(QueueTally tally, QueueFilter filter) {
        String count = PageText.counted(tally.of(filter).count(), "recommendation");
        return tally.leavesOutText() ? count + " before the search, which more than 2,000 clients fit" : count;
    }

    private static String said(State state) {
        return switch (state) {
            case CURRENT -> "to be done";
            default -> state.word();
        };
    }

    private static String said(Due due) {
        return switch (due) {
            case ANY -> "due any time";
            case OVERDUE -> "overdue";
            case WEEK -> "within 7 days";
            case MONTH -> "within 30 days";
        };
    }

    private static Tab tab(
            String text, QueueFilter filter, boolean here, Parts parts, Function<QueueFilter, String> to) {
        return new Tab(text, PageText.number((double) parts.tally().of(filter).count()), to.apply(filter), here);
    }

    private static List<ClientListView.Choice> choices(QueueFilter filter, Parts parts, BookLens lens) {
        return List.of(
                choice("playbook", "Playbook", filter.playbook(), Part.PLAYBOOK, filter, parts, one -> one),
                choice("action", "Action", filter.action(), Part.ACTION, filter, parts, lens::action),
                owners(filter, parts),
                choice("segment", "Segment", filter.segment(), Part.SEGMENT, filter, parts, one -> one),
                choice("health", "Health", filter.health(), Part.HEALTH, filter, parts, one -> one),
                choice("tier", "Value tier", filter.tier(), Part.TIER, filter, parts, one -> one));
    }

    /** Every value that occurs with how many it would show, and the chosen one even when it does not. */
    private static ClientListView.Choice choice(
            String name,
            String label,
            String chosen,
            Part part,
            QueueFilter filter,
            Parts parts,
            UnaryOperator<String> title) {
        var sums = parts.tally().by(part, filter);
        List<ClientListView.Option> options = Stream.concat(sums.keySet().stream(), Stream.of(chosen))
                .filter(one -> !one.isEmpty())
                .distinct()
                .map(one -> new ClientListView.Option(
                        one,
                        title.apply(one) + " ("
                                + PageText.number(
                                        sums.containsKey(one)
                                                ? (double) sums.get(one).count()
                                                : 0) + ")",
                        one.equals(chosen)))
                .toList();
        return new ClientListView.Choice(name, label, options);
    }

    /** Whose name is written otherwise in the queue only by its capitals is meant all the same. */
    private static List<String> mine(Parts parts) {
        Set<String> known = parts.names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return Stream.concat(
                        parts.names().stream(),
                        parts.owners().stream().filter(owner -> known.contains(owner.toLowerCase(Locale.ROOT))))
                .distinct()
                .toList();
    }

    private static ClientListView.Choice owners(QueueFilter filter, Parts parts) {
        String chosen = ReviewQuery.text(filter.owners());
        return new ClientListView.Choice(
                "owner",
                "Owner",
                Stream.concat(parts.owners().stream(), Stream.of(chosen))
                        .filter(one -> !one.isEmpty())
                        .distinct()
                        .sorted()
                        .map(one -> new ClientListView.Option(
                                one,
                                one.equals(chosen)
                                        ? filter.owners().stream()
                                                .map(PageText::owner)
                                                .collect(Collectors.joining(" or "))
                                        : PageText.owner(one),
                                one.equals(chosen)))
                        .toList());
    }

    static Row row(QueueEntry entry, Set<String> ticked, BookLens lens, UnaryOperator<String> keepingDay) {
        String pick = Pick.of(entry).text();
        String offer = entry.key().offer();
        String name = entry.clientName().orElse(entry.key().clientId());
        return new Row(
                pick,
                ticked.contains(pick),
                name,
                keepingDay.apply(ClientPaths.client(entry.key().clientId())),
                entry.segment().orElse("segment unknown") + " · "
                        + entry.tier().map(tier -> tier + " tier").orElse("tier unknown"),
                HealthMark.of(entry.health().orElse(PageText.UNKNOWN)),
                lens.about(lens.action(entry.key().action()), offer.isEmpty() ? null : offer),
                entry.because(),
                PageText.delta(entry.score()),
                WorthSpan.of(entry.key().action(), offer, lens.catalogue()),
                entry.dueBy().map(lens.text()::away).orElse(null),
                entry.dueBy().filter(day -> day.isBefore(lens.text().asOf())).isPresent(),
                PageText.owner(entry.owner()),
                state(entry, lens));
    }

    static String state(QueueEntry entry, BookLens lens) {
        return entry.state().equals("open")
                ? ""
                : entry.state()
                        + entry.until()
                                .map(day -> " until " + lens.text().on(day).text())
                                .orElse("");
    }
}

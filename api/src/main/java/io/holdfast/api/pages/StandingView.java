package io.holdfast.api.pages;

import io.holdfast.api.queue.QueueEntry;
import io.holdfast.api.queue.StandingEntry;
import io.holdfast.api.queue.StandingFilter;
import io.holdfast.api.queue.StandingListStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list of clients as the last round left them. */
final class StandingView {

    private static final int LONGEST = 200;
    private static final List<String> HEALTHS = List.of("red", "amber", "green", PageText.UNKNOWN);
    private static final String NOTHING = "Nothing is due, and no rule sees an opportunity.";

    private StandingView() {}

    static ClientListView of(
            StandingListStore store, ListQuery asked, BookLens lens, UnaryOperator<String> keepingDay) {
        StandingFilter filter = filter(asked);
        Map<String, Long> healths = store.healths(filter);
        long fitting = filter.health().isEmpty()
                ? healths.values().stream().mapToLong(Long::longValue).sum()
                : healths.getOrDefault(filter.health(), 0L);
        Map<String, Long> segments = store.segments();
        long all = store.statuses().values().stream().mapToLong(Long::longValue).sum();
        int pages = (int) Math.max(1, (fitting + ClientListView.PAGE - 1) / ClientListView.PAGE);
        int page = Math.min(asked.page(), pages);
        List<ClientRow> rows =
                store
                        .page(
                                filter,
                                (long) (page - 1) * ClientListView.PAGE,
                                ClientListView.PAGE,
                                lens.text().asOf())
                        .stream()
                        .map(one -> row(one, lens, keepingDay.apply(ClientPaths.client(one.clientId()))))
                        .toList();
        return new ClientListView(
                true,
                "",
                lens.currency(),
                asked,
                List.of(
                        choice("health", "Health", asked.health(), HEALTHS),
                        choice(
                                "playbook",
                                "Next action from",
                                asked.playbook(),
                                Stream.concat(store.playbooks().stream(), Stream.of(StandingFilter.NONE))
                                        .toList()),
                        choice("segment", "Segment", asked.segment(), segments.keySet()),
                        choice(
                                "status",
                                "Status",
                                asked.status(),
                                store.statuses().keySet())),
                filter.narrows()
                        ? PageText.number((double) fitting) + " of " + PageText.counted(all, "client")
                        : PageText.counted(all, "client"),
                tally(healths, asked, keepingDay),
                columns(filter, asked, keepingDay),
                rows,
                page,
                pages,
                page > 1 ? asked.withPage(page - 1).href(keepingDay) : "",
                page < pages ? asked.withPage(page + 1).href(keepingDay) : "",
                ListQuery.EVERYTHING.withSort(asked.sort()).href(keepingDay));
    }

    private static StandingFilter filter(ListQuery asked) {
        boolean down = asked.sort().startsWith("-");
        return new StandingFilter(
                Typed.word(asked.q(), LONGEST),
                Typed.word(asked.health(), LONGEST),
                Typed.word(asked.playbook(), LONGEST),
                Typed.word(asked.segment(), LONGEST),
                Typed.word(asked.status(), LONGEST),
                StandingFilter.Order.of(down ? asked.sort().substring(1) : asked.sort()),
                down);
    }

    private static ClientListView.Choice choice(String name, String label, String chosen, Collection<String> words) {
        return new ClientListView.Choice(
                name,
                label,
                Stream.concat(words.stream(), Stream.of(chosen))
                        .filter(one -> !one.isEmpty())
                        .distinct()
                        .map(one -> new ClientListView.Option(one, one, one.equals(chosen)))
                        .toList());
    }

    private static List<ClientListView.Tally> tally(
            Map<String, Long> healths, ListQuery asked, UnaryOperator<String> keepingDay) {
        return Stream.concat(
                        HEALTHS.stream().filter(healths::containsKey),
                        healths.keySet().stream().filter(one -> !HEALTHS.contains(one)))
                .map(word -> {
                    boolean here = word.equals(asked.health());
                    return new ClientListView.Tally(
                            HealthMark.of(word),
                            PageText.number((double) healths.getOrDefault(word, 0L)),
                            asked.withHealth(here ? "" : word).href(keepingDay),
                            here);
                })
                .collect(Collectors.toList());
    }

    private static List<ClientListView.Column> columns(
            StandingFilter filter, ListQuery asked, UnaryOperator<String> keepingDay) {
        return List.of(
                column("name", "Client", false, StandingFilter.Order.NAME, filter, asked, keepingDay),
                column("health", "Health", false, StandingFilter.Order.HEALTH, filter, asked, keepingDay),
                column("value", "Lifetime", true, StandingFilter.Order.VALUE, filter, asked, keepingDay),
                new ClientListView.Column("first", "Next best action", false, "", ""),
                new ClientListView.Column("worth", "Worth", true, "", ""),
                new ClientListView.Column("due", "Due", false, "", ""));
    }

    private static ClientListView.Column column(
            String key,
            String title,
            boolean number,
            StandingFilter.Order order,
            StandingFilter filter,
            ListQuery asked,
            UnaryOperator<String> keepingDay) {
        boolean here = filter.order() == order;
        String first = number ? "-" + key : key;
        String next = asked.sort().equals(first) ? (number ? key : "-" + key) : first;
        return new ClientListView.Column(
                key,
                title,
                number,
                here ? (filter.down() ? "descending" : "ascending") : "",
                asked.withSort(next).href(keepingDay));
    }

    private static ClientRow row(StandingEntry one, BookLens lens, String href) {
        return new ClientRow(
                one.name().orElse(one.clientId()),
                href,
                one.segment().orElse("segment unknown") + " · " + one.status().orElse("status unknown"),
                HealthMark.of(one.health().orElse(PageText.UNKNOWN)),
                one.lifetime().map(PageText::money).orElse(PageText.UNKNOWN),
                one.tier().orElse(PageText.UNKNOWN),
                one.first().map(first -> first(first, lens)).orElse(null),
                one.problem()
                        .orElse(
                                one.control()
                                        ? "Held out, so that it can be told what recommendations bring."
                                        : NOTHING));
    }

    private static ClientRow.First first(QueueEntry one, BookLens lens) {
        String offer = one.key().offer();
        return new ClientRow.First(
                lens.about(lens.action(one.key().action()), offer.isEmpty() ? null : offer),
                one.because(),
                PageText.delta(one.score()),
                lens.text().away(one.dueBy().orElse(lens.text().asOf())));
    }
}

package io.holdfast.api.pages;

import io.holdfast.api.clients.ShelfRow;
import io.holdfast.client.Client;
import io.holdfast.decision.Recommendation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the list of clients shows below its title.
 *
 * @param any whether the client book holds anybody at all
 * @param tally how many of those who fit have which health, each a filter
 */
public record ClientListView(
        boolean any,
        String emptyAdvice,
        String currency,
        ListQuery query,
        List<Choice> choices,
        String count,
        List<Tally> tally,
        List<Column> columns,
        List<ClientRow> rows,
        int page,
        int pages,
        String previousHref,
        String nextHref,
        String clearHref) {

    static final int PAGE = 50;
    private static final List<String> HEALTHS = List.of("red", "amber", "green", PageText.UNKNOWN);

    /** A filter with its options. */
    public record Choice(String name, String label, List<Option> options) {}

    /** One option of a filter. */
    public record Option(String value, String text, boolean chosen) {}

    /** How many clients have a health. */
    public record Tally(HealthMark mark, String count, String href, boolean here) {}

    /** A column's heading, which sorts by it. */
    public record Column(String key, String title, boolean number, String order, String href) {}

    static ClientListView of(List<ShelfRow> all, ListQuery query, BookLens lens, UnaryOperator<String> keepingDay) {
        List<ShelfRow> anyHealth =
                all.stream().filter(fits(query.withHealth(""))).toList();
        List<ShelfRow> fitting = anyHealth.stream().filter(fits(query)).toList();
        int pages = Math.max(1, (fitting.size() + PAGE - 1) / PAGE);
        int page = Math.min(query.page(), pages);
        List<ClientRow> rows = fitting.stream()
                .sorted(ClientOrder.of(query.sort()))
                .skip((long) (page - 1) * PAGE)
                .limit(PAGE)
                .map(row -> ClientRow.of(row, lens, keepingDay.apply(ClientPaths.client(row.id()))))
                .toList();
        return new ClientListView(
                !all.isEmpty(),
                "No client is stored yet. POST /v1/clients/import takes a whole book, PUT /v1/clients/{id} one client; "
                        + "`./holdfast demo` brings a sample book, and Try takes the facts of a single client.",
                lens.currency(),
                query,
                choices(all, query),
                query.narrows()
                        ? PageText.number(fitting.size()) + " of " + PageText.counted(all.size(), "client")
                        : PageText.counted(all.size(), "client"),
                tally(anyHealth, query, keepingDay),
                columns(query, keepingDay),
                rows,
                page,
                pages,
                page > 1 ? query.withPage(page - 1).href(keepingDay) : "",
                page < pages ? query.withPage(page + 1).href(keepingDay) : "",
                ListQuery.EVERYTHING.withSort(query.sort()).href(keepingDay));
    }

    private static Predicate<ShelfRow> fits(ListQuery query) {
        return row -> (query.q().isEmpty() || contains(ClientRow.name(row), query.q()) || contains(row.id(), query.q()))
                && (query.health().isEmpty() || health(row).equals(query.health()))
                && (query.playbook().isEmpty() || playbook(row).equals(query.playbook()))
                && (query.segment().isEmpty()
                        || ClientRow.fact(row, Client::segment).equals(query.segment()))
                && (query.status().isEmpty()
                        || ClientRow.fact(row, Client::status).equals(query.status()));
    }

    private static boolean contains(String text, String part) {
        for (int i = 0; i + part.length() <= text.length(); i++) {
            if (text.regionMatches(true, i, part, 0, part.length())) {
                return true;
            }
        }
        return false;
    }

    private static String health(ShelfRow row) {
        return HealthMark.of(row.decision()).word();
    }

    private static String playbook(ShelfRow row) {
        return ClientRow.first(row).map(Recommendation::playbook).orElse("none");
    }

    private static List<Choice> choices(List<ShelfRow> all, ListQuery query) {
        return List.of(
                choice("health", "Health", query.health(), all, ClientListView::health),
                choice("playbook", "Next action from", query.playbook(), all, ClientListView::playbook),
                choice("segment", "Segment", query.segment(), all, row -> ClientRow.fact(row, Client::segment)),
                choice("status", "Status", query.status(), all, row -> ClientRow.fact(row, Client::status)));
    }

    /** Every value that occurs, and the chosen one even when it does not. */
    private static Choice choice(
            String name, String label, String chosen, List<ShelfRow> all, Function<ShelfRow, String> value) {
        List<Option> options = Stream.concat(all.stream().map(value), Stream.of(chosen))
                .filter(one -> !one.isEmpty())
                .distinct()
                .sorted()
                .map(one -> new Option(one, one, one.equals(chosen)))
                .toList();
        return new Choice(name, label, options);
    }

    private static List<Tally> tally(List<ShelfRow> rows, ListQuery query, UnaryOperator<String> keepingDay) {
        Map<String, Long> counts =
                rows.stream().collect(Collectors.groupingBy(ClientListView::health, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Comparator.comparing(one -> HEALTHS.indexOf(one.getKey())))
                .map(one -> tally(one.getKey(), one.getValue(), query, keepingDay))
                .toList();
    }

    private static Tally tally(String word, long count, ListQuery query, UnaryOperator<String> keepingDay) {
        boolean here = word.equals(query.health());
        return new Tally(
                HealthMark.of(word),
                PageText.number(count),
                query.withHealth(here ? "" : word).href(keepingDay),
                here);
    }

    private static List<Column> columns(ListQuery query, UnaryOperator<String> keepingDay) {
        String sort = ClientOrder.known(query.sort()) ? query.sort() : ClientOrder.STANDING;
        return Arrays.stream(ClientOrder.values())
                .map(order -> new Column(
                        order.key(),
                        order.title(),
                        order.isNumber(),
                        order.said(sort),
                        query.withSort(order.next(sort)).href(keepingDay)))
                .toList();
    }
}

package io.holdfast.api.pages;

import io.holdfast.api.figures.FigureClient;
import io.holdfast.api.figures.FigureClients;
import io.holdfast.api.figures.FigureQuery;
import io.holdfast.api.figures.HealthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The clients behind a figure as a page shows them.
 *
 * @param csv the whole list as a file; empty where nobody knows who was counted
 * @param queue where something can be done about them; empty where the queue knows no such filter
 * @param note what must be known to read the list; empty where there is nothing
 * @param columns what is said of each beside name, health and money
 */
public record FigureClientsView(
        String count,
        String currency,
        String queue,
        String note,
        List<FigureColumn> columns,
        List<Row> rows,
        Pages pages,
        String csv) {

    static final int ON_A_PAGE = 50;

    public FigureClientsView {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** One client, or one report about them. */
    public record Row(
            String name,
            String id,
            String href,
            HealthMark health,
            String segment,
            String tier,
            String fee,
            String residual,
            List<String> more) {}

    /** Where the other pages are. */
    public record Pages(long page, long all, String previous, String next) {}

    static FigureClientsView of(
            FigureQuery query,
            FigureClients.Part part,
            Optional<HealthDay> past,
            boolean over,
            long page,
            BookLens lens,
            Visit visit) {
        List<FigureColumn> columns = FigureColumn.of(query);
        List<Row> rows = part.rows().stream()
                .map(one -> new Row(
                        name(one),
                        one.id(),
                        visit.href(ClientPaths.client(one.id())),
                        HealthMark.of(known(one.health())),
                        known(one.segment()),
                        known(one.tier()),
                        money(one.monthlyFee()),
                        money(one.residual()),
                        columns.stream()
                                .map(column -> column.shown().apply(one, lens))
                                .toList()))
                .toList();
        long all = Math.max(1, (part.total() + ON_A_PAGE - 1) / ON_A_PAGE);
        boolean listed = past.map(HealthDay::isListed).orElse(true);
        String base = "/book/clients?" + parameters(query);
        return new FigureClientsView(
                listed ? PageText.counted(part.total(), FigureTitle.counts(query)) : "Who they were is not known",
                lens.currency(),
                queue(query).isEmpty() ? "" : visit.href(queue(query)),
                past.map(kept -> FigureNote.of(query, kept)).orElse(over ? FigureNote.ofDayThatIsOver(query) : ""),
                columns,
                rows,
                new Pages(
                        page,
                        all,
                        page > 1 ? visit.href(base + "&page=" + (page - 1)) : "",
                        page < all ? visit.href(base + "&page=" + (page + 1)) : ""),
                listed ? visit.href("/book/csv/clients?" + parameters(query)) : "");
    }

    /** Header of the exported file. */
    static List<String> header(FigureQuery query) {
        List<String> all = new ArrayList<>(
                List.of("client", "name", "health", "segment", "tier", "monthly money", "still to come"));
        FigureColumn.of(query).forEach(column -> all.add(column.name()));
        return all;
    }

    static List<Object> exported(FigureQuery query, FigureClient one, BookLens lens) {
        List<Object> all = new ArrayList<>(List.of(
                one.id(),
                FigureColumn.text(one.name()),
                FigureColumn.text(one.health()),
                FigureColumn.text(one.segment()),
                FigureColumn.text(one.tier()),
                FigureColumn.cell(one.monthlyFee()),
                FigureColumn.cell(one.residual())));
        FigureColumn.of(query).forEach(column -> all.add(column.kept().apply(one, lens)));
        return all;
    }

    static String parameters(FigureQuery query) {
        StringBuilder text = new StringBuilder("of=").append(FigurePaths.encoded(query.of()));
        query.values().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> text.append('&')
                        .append(FigurePaths.encoded(one.getKey()))
                        .append('=')
                        .append(FigurePaths.encoded(one.getValue())));
        return text.toString();
    }

    /** Where managers do something about them; empty where the queue knows no such filter. */
    private static String queue(FigureQuery query) {
        String is = FigurePaths.encoded(query.value("is"));
        if (query.isPast()) {
            return "";
        }
        return switch (query.of()) {
            case "health", "segment", "tier" -> "/review?" + query.of() + "=" + is;
            case "red" -> "/review?health=red";
            case "open", "proposed", "outcome" -> {
                String part = query.value("action").isEmpty() ? "playbook" : "action";
                yield query.value(part).isEmpty()
                        ? ""
                        : "/review?" + part + "=" + FigurePaths.encoded(query.value(part)) + "&state=current";
            }
            default -> "";
        };
    }

    private static String name(FigureClient one) {
        String name = one.name();
        return name == null || name.isBlank() ? one.id() : name;
    }

    private static String money(@Nullable Double amount) {
        return amount == null ? PageText.UNKNOWN : PageText.money(amount);
    }

    private static String known(@Nullable String text) {
        return Optional.ofNullable(text).orElse(PageText.UNKNOWN);
    }
}

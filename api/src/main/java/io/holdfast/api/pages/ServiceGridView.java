package io.holdfast.api.pages;

import io.holdfast.api.figures.ServiceGrid;
import io.holdfast.api.figures.ServiceRow;
import io.holdfast.catalogue.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Clients against services as a page shows them.
 *
 * @param services their names, in catalogue order
 */
public record ServiceGridView(
        String count,
        List<String> services,
        List<Row> rows,
        FigureClientsView.Pages pages,
        String csv,
        String segment) {

    static final int ON_A_PAGE = 50;
    private static final String HAS = "has";
    private static final String OPENING = "opening";

    public ServiceGridView {
        services = List.copyOf(services);
        rows = List.copyOf(rows);
    }

    /**
     * A client.
     *
     * @param cells {@code has}, {@code opening} or nothing, by service
     */
    public record Row(String name, String href, String residual, List<String> cells) {}

    static ServiceGridView of(ServiceGrid grid, Optional<String> segment, long page, BookLens lens, Visit visit) {
        long total = grid.count(segment);
        long all = Math.max(1, (total + ON_A_PAGE - 1) / ON_A_PAGE);
        long shown = Math.min(page, all);
        List<Row> rows = grid.some(segment, (shown - 1) * ON_A_PAGE, ON_A_PAGE).stream()
                .map(one -> new Row(
                        Optional.ofNullable(one.name()).orElse(one.id()),
                        visit.href(ClientPaths.client(one.id())),
                        Optional.ofNullable(one.residual()).map(PageText::money).orElse(PageText.UNKNOWN),
                        cells(one, lens)))
                .toList();
        String narrowed =
                segment.map(one -> "segment=" + FigurePaths.encoded(one) + "&").orElse("");
        String base = "/book/white-space?" + narrowed + "page=";
        return new ServiceGridView(
                PageText.counted(total, "client"),
                lens.catalogue().services().values().stream().map(Service::name).toList(),
                rows,
                new FigureClientsView.Pages(
                        shown,
                        all,
                        shown > 1 ? visit.href(base + (shown - 1)) : "",
                        shown < all ? visit.href(base + (shown + 1)) : ""),
                visit.href("/book/csv/white-space" + (narrowed.isEmpty() ? "" : "?" + narrowed.replace("&", ""))),
                segment.orElse(""));
    }

    static List<String> header(BookLens lens) {
        List<String> all = new ArrayList<>(List.of("client", "name", "segment", "still to come"));
        all.addAll(lens.catalogue().services().keySet());
        return all;
    }

    static List<Object> exported(ServiceRow one, BookLens lens) {
        List<Object> all = new ArrayList<>();
        all.add(one.id());
        all.add(Optional.ofNullable(one.name()).orElse(""));
        all.add(Optional.ofNullable(one.segment()).orElse(""));
        all.add(Optional.<Object>ofNullable(one.residual()).orElse(""));
        all.addAll(cells(one, lens));
        return all;
    }

    private static List<String> cells(ServiceRow one, BookLens lens) {
        return lens.catalogue().services().keySet().stream()
                .map(id -> one.owned().contains(id) ? HAS : one.openings().contains(id) ? OPENING : "")
                .toList();
    }
}

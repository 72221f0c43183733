package io.holdfast.api.pages;

import io.holdfast.api.access.Role;
import io.holdfast.api.bodies.CsvLine;
import io.holdfast.api.figures.FigureClients;
import io.holdfast.api.figures.FigureQuery;
import io.holdfast.api.figures.Figures;
import io.holdfast.api.figures.HealthDay;
import io.holdfast.api.figures.Overviews;
import io.holdfast.api.figures.ServiceGrid;
import io.holdfast.rulebook.RuleBook;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The figures of the book, the clients behind each, and the weekly summary; each as a file too. */
@Path("/")
public final class BookPages {

    private static final List<String> NARROWING =
            List.of("of", "is", "until", "day", "action", "playbook", "answer", "tier", "last");
    private static final long LAST_PAGE = 100_000;

    private final Visits visits;
    private final BookDesk desk;
    private final FigureClients clients;
    private final ServiceGrid services;
    private final Overviews overviews;

    BookPages(Visits visits, Figures figures) {
        this.visits = visits;
        this.clients = figures.clients();
        this.services = figures.services();
        this.overviews = figures.overviews();
        this.desk = new BookDesk(overviews, clients);
    }

    @GET
    @Path("book")
    @Produces(PageHeaders.HTML)
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ADMIN})
    public Page book(@Context ContainerRequestContext request) {
        Visit visit = visits.of(request);
        return new Page(
                "book",
                visit.frame("Book", "Who comes, who goes, what is at stake, and what we bring."),
                desk.book(visit));
    }

    @GET
    @Path("reports")
    @Produces(PageHeaders.HTML)
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ADMIN})
    public Page week(@Context ContainerRequestContext request) {
        Visit visit = visits.of(request);
        return new Page(
                "week",
                visit.frame(
                        "Weekly summary",
                        "The seven days up to " + PageText.full(visit.asOf()) + ", to print or read out."),
                desk.week(visit));
    }

    @GET
    @Path("book/clients")
    @Produces(PageHeaders.HTML)
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ADMIN})
    public Response clients(@Context ContainerRequestContext request, @QueryParam("page") @Nullable String page) {
        Visit visit = visits.of(request);
        FigureQuery query = query(visit);
        long wanted = page(page);
        return visit.book()
                .flatMap(book -> clients.some(
                                query,
                                visit.asOf(),
                                book.catalogue(),
                                (wanted - 1) * FigureClientsView.ON_A_PAGE,
                                FigureClientsView.ON_A_PAGE)
                        .map(part -> list(visit, book, query, part, wanted)))
                .map(found -> Response.ok(found).build())
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
    }

    @GET
    @Path("book/white-space")
    @Produces(PageHeaders.HTML)
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ADMIN})
    public Response whiteSpace(@Context ContainerRequestContext request, @QueryParam("page") @Nullable String page) {
        Visit visit = visits.of(request);
        return visit.book()
                .map(book -> Response.ok(new Page(
                                "white-space",
                                visit.frame("White space", "Which service each client has, and which could be theirs."),
                                ServiceGridView.of(services, segment(visit), page(page), visit.lens(book), visit)))
                        .build())
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
    }

    /** What a page shows, as a file: every row of it, whatever their number. */
    @GET
    @Path("book/csv/{figure}")
    @Produces("text/csv; charset=utf-8")
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ADMIN})
    public Response csv(@Context ContainerRequestContext request, @PathParam("figure") String figure) {
        Visit visit = visits.of(request);
        Optional<StreamingOutput> file = visit.book().flatMap(book -> switch (figure) {
            case "clients" -> clientsFile(visit, book);
            case "white-space" -> Optional.of(servicesFile(visit, book));
            default -> desk.figure(visit, figure).map(BookPages::figureFile);
        });
        return file.map(one -> Response.ok(one)
                        .header(
                                "Content-Disposition",
                                "attachment; filename=\"holdfast-" + figure.replaceAll("[^a-z-]", "") + "-"
                                        + visit.asOf() + ".csv\"")
                        .header("Cache-Control", "private, no-cache"))
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND))
                .build();
    }

    private Page list(Visit visit, RuleBook book, FigureQuery query, FigureClients.Part part, long page) {
        BookLens lens = visit.lens(book);
        return new Page(
                "figure-clients",
                visit.frame(FigureTitle.of(query, lens), "The clients behind a figure of the book."),
                FigureClientsView.of(
                        query, part, clients.past(query), overviews.isOver(visit.asOf()), page, lens, visit));
    }

    private Optional<StreamingOutput> clientsFile(Visit visit, RuleBook book) {
        FigureQuery query = query(visit);
        BookLens lens = visit.lens(book);
        if (!clients.past(query).map(HealthDay::isListed).orElse(true)) {
            return Optional.empty();
        }
        return clients.some(query, visit.asOf(), book.catalogue(), 0, 1)
                .map(any -> stream(out -> {
                    out.write(CsvLine.of(FigureClientsView.header(query).toArray()));
                    clients.each(
                            query,
                            visit.asOf(),
                            book.catalogue(),
                            one -> write(out, FigureClientsView.exported(query, one, lens)));
                }));
    }

    private StreamingOutput servicesFile(Visit visit, RuleBook book) {
        BookLens lens = visit.lens(book);
        return stream(out -> {
            out.write(CsvLine.of(ServiceGridView.header(lens).toArray()));
            services.each(segment(visit), one -> write(out, ServiceGridView.exported(one, lens)));
        });
    }

    private static StreamingOutput figureFile(Figure figure) {
        return stream(out -> {
            out.write(CsvLine.of(
                    figure.columns().stream().map(Figure.Column::name).toArray()));
            for (Figure.Row row : figure.rows()) {
                out.write(CsvLine.of(figure.exported(row).toArray()));
            }
        });
    }

    private static FigureQuery query(Visit visit) {
        Map<String, String> values = new TreeMap<>();
        NARROWING.forEach(name -> values.put(name, visit.request().parameter(name)));
        return FigureQuery.of(values);
    }

    private static Optional<String> segment(Visit visit) {
        return Optional.of(visit.request().parameter("segment").replace("\0", ""))
                .filter(text -> !text.isEmpty());
    }

    private static long page(@Nullable String page) {
        return page != null && page.matches("\\d{1,6}") ? Math.max(1, Math.min(LAST_PAGE, Long.parseLong(page))) : 1;
    }

    private static StreamingOutput stream(Writing writing) {
        return out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            writing.to(writer);
            writer.flush();
        };
    }

    private static void write(Writer out, List<?> cells) {
        try {
            out.write(CsvLine.of(cells.toArray()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private interface Writing {
        void to(Writer out) throws IOException;
    }
}

package io.holdfast.api.reports;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.access.Role;
import io.holdfast.api.clients.LiveDay;
import io.holdfast.api.clients.Query;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.catalogue.Book;
import io.holdfast.uplift.Looks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reports about the whole book, as JSON. */
@Path("/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
public final class ReportsResource {

    private static final int MONTHS = 12;
    private static final int MOST_MONTHS = 60;
    private static final int MOST_LOOKS = 5;

    private final ActiveBook active;
    private final Clock clock;
    private final BookReport book;
    private final UpliftReport uplift;
    private final ActionReport actions;
    private final DeadlineReport deadlines;
    private final RecentReports books;
    private final RecentReports uplifts;
    private final RecentReports others;

    ReportsResource(
            ActiveBook active,
            Clock clock,
            BookReport book,
            UpliftReport uplift,
            ActionReport actions,
            DeadlineReport deadlines) {
        this.active = active;
        this.clock = clock;
        this.book = book;
        this.uplift = uplift;
        this.actions = actions;
        this.deadlines = deadlines;
        this.books = new RecentReports(clock);
        this.uplifts = new RecentReports(clock);
        this.others = new RecentReports(clock);
    }

    /** The book's figures on a day, and since an earlier one. */
    @GET
    @Path("book")
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ADMIN})
    public byte[] book(@Context UriInfo uri) {
        LiveDay live = LiveDay.of(active, clock);
        Query query = Query.of(uri, "from", "asOf");
        Window window = window(query, live);
        return books.get(List.of(window, live.book().revision()), () -> {
            BookReport.Found found = book.between(window.from(), window.to(), live.book());
            return bytes(
                    BookJson.of(found.figures(), live.book().catalogue().book().currency(), found.unreadable()));
        });
    }

    /** Who was recommended something against who was held out. */
    @GET
    @Path("uplift")
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ADMIN})
    public byte[] uplift(@Context UriInfo uri) {
        LiveDay live = LiveDay.of(active, clock);
        Query query = Query.of(uri, "from", "asOf", "controlShare", "looks", "look");
        int looks = query.count("looks", 1, MOST_LOOKS);
        int look = query.count("look", looks, looks);
        Optional<Double> share = query.share("controlShare");
        Window window = window(query, live);
        Book settings = live.book().catalogue().book();
        Optional<Double> meant = share.or(
                () -> Optional.of(settings.learning().control().share()).filter(set -> set > 0));
        Looks planned = new Looks(look, looks);
        return uplifts.get(
                List.of(window, live.book().revision(), meant, planned),
                () -> bytes(UpliftReportJson.of(
                        uplift.between(window.from(), window.to(), live.book().catalogue()),
                        settings.currency(),
                        meant,
                        planned)));
    }

    /** What each playbook and action proposed, and what came of it. */
    @GET
    @Path("actions")
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ADMIN})
    public byte[] actions(@Context UriInfo uri) {
        LiveDay live = LiveDay.of(active, clock);
        Query query = Query.of(uri, "from", "asOf");
        Window window = window(query, live);
        return others.get(
                List.of("actions", window, live.book().revision()),
                () -> bytes(
                        actions.between(window.from(), window.to(), live.book().catalogue())));
    }

    /** The money at stake by notice deadline. */
    @GET
    @Path("deadlines")
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ADMIN})
    public byte[] deadlines(@Context UriInfo uri) {
        LiveDay live = LiveDay.of(active, clock);
        Query query = Query.of(uri, "asOf");
        LocalDate day = query.dayUpTo("asOf", live.today()).orElse(live.today());
        query.refuseIfWrong();
        return others.get(
                List.of("deadlines", day, live.book().revision()), () -> bytes(deadlines.on(day, live.book())));
    }

    private static byte[] bytes(JsonNode report) {
        return report.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Window window(Query query, LiveDay live) {
        LocalDate to = query.dayUpTo("asOf", live.today()).orElse(live.today());
        LocalDate from = query.day("from").orElse(to.minusMonths(MONTHS));
        if (!from.isBefore(to)) {
            query.wrong("from", "`from` lies before `asOf`, which is " + to + " here");
        } else if (from.isBefore(to.minusMonths(MOST_MONTHS))) {
            query.wrong(
                    "from", "`from` lies at most " + MOST_MONTHS + " months before `asOf`, which is " + to + " here");
        }
        query.refuseIfWrong();
        return new Window(from, to);
    }

    private record Window(LocalDate from, LocalDate to) {}
}

package io.holdfast.api.pages;

import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.access.Users;
import io.holdfast.api.queue.QueueCounts;
import io.holdfast.api.queue.QueueEntry;
import io.holdfast.api.queue.QueueKey;
import io.holdfast.api.queue.QueueStore;
import io.holdfast.api.queue.RoundNews;
import io.holdfast.api.queue.SavedFilter;
import io.holdfast.api.queue.SavedFilterStore;
import io.holdfast.rulebook.RuleBook;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The review queue: what the whole book recommends, for managers to say what is done of it. */
@Path("/review")
@Produces(PageHeaders.HTML)
public final class ReviewPages {

    private static final int PAGE = 50;
    private static final int LONGEST_NAME = 100;
    private static final String TITLE = "Review";
    private static final String SENTENCE = "What to do next for every client, for you to say what is done of it.";
    private static final ReviewDesk.Done NOTHING = new ReviewDesk.Done(200, "", List.of(), List.of(), List.of());

    private final Visits visits;
    private final QueueStore queue;
    private final QueueCounts counts;
    private final SavedFilterStore saved;
    private final ReviewDesk desk;
    private final Users users;
    private final RoundNews rounds;

    ReviewPages(
            Visits visits,
            QueueStore queue,
            QueueCounts counts,
            SavedFilterStore saved,
            ReviewDesk desk,
            Users users,
            RoundNews rounds) {
        this.visits = visits;
        this.queue = queue;
        this.counts = counts;
        this.saved = saved;
        this.desk = desk;
        this.users = users;
        this.rounds = rounds;
    }

    @GET
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ADMIN})
    public Response queue(@Context ContainerRequestContext request) {
        Visit visit = visits.of(request);
        return visit.book()
                .map(book -> page(request, visit, book, ReviewForm.EMPTY, NOTHING))
                .orElseGet(() -> FailurePages.noBook(visit));
    }

    /** Does something with what is ticked, and shows the queue as it is then. */
    @POST
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(
            @Context ContainerRequestContext request,
            @FormParam("pick") List<String> picks,
            @FormParam("approve") List<String> approved,
            @FormParam("do") @DefaultValue("") String deed,
            @FormParam("to") @DefaultValue("") String to,
            @FormParam("until") @DefaultValue("") String until,
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("lostBecause") @DefaultValue("") String lostBecause,
            @FormParam("amount") @DefaultValue("") String amount) {
        Visit visit = visits.of(request);
        Optional<RuleBook> book = visit.book();
        if (book.isEmpty()) {
            return FailurePages.noBook(visit);
        }
        String because = deed.equals(ReviewDeed.LOST.key()) ? lostBecause : reason;
        ReviewForm form = approved.isEmpty()
                ? new ReviewForm(picks, deed, to, until, because, amount)
                : new ReviewForm(approved, ReviewDeed.APPROVE.key(), to, until, because, amount);
        ReviewDesk.Done done =
                desk.act(form, Caller.of(request.getSecurityContext()).name(), visit, visit.lens(book.get()));
        return page(request, visit, book.get(), done.wrong().isEmpty() ? ReviewForm.EMPTY : form, done);
    }

    @POST
    @Path("filters")
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@Context ContainerRequestContext request, @FormParam("name") @DefaultValue("") String name) {
        Visit visit = visits.of(request);
        ReviewQuery query = ReviewQuery.of(visit.request());
        String fault = fault(name.strip());
        if (!fault.isEmpty()) {
            return notSaved(visit, fault);
        }
        String own = query.with(query.filter()).query();
        boolean kept = saved.save(actor(request), new SavedFilter(name.strip(), own), visit.now());
        return kept
                ? Response.seeOther(address(visit, query)).build()
                : notSaved(visit, "You have " + SavedFilterStore.MOST + " already. Remove one first.");
    }

    @POST
    @Path("filters/remove")
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remove(@Context ContainerRequestContext request, @FormParam("name") @DefaultValue("") String name) {
        Visit visit = visits.of(request);
        saved.remove(actor(request), name);
        return Response.seeOther(address(visit, ReviewQuery.of(visit.request())))
                .build();
    }

    /** Ends the round under way; what it wrote stays. */
    @POST
    @Path("rounds/cancel")
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response cancelRound(
            @Context ContainerRequestContext request, @FormParam("round") @DefaultValue("") String round) {
        Visit visit = visits.of(request);
        Optional<RoundNews.Going> going =
                rounds.now().going().filter(one -> one.id().toString().equals(round));
        going.ifPresent(one -> rounds.cancel(one.id(), actor(request)));
        return Response.seeOther(address(visit, ReviewQuery.of(visit.request())))
                .build();
    }

    /** Lets the whole book be decided again, where that does not go on already. */
    @POST
    @Path("rounds")
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response beginRound(@Context ContainerRequestContext request) {
        Visit visit = visits.of(request);
        if (rounds.now().going().isEmpty()) {
            rounds.begin(actor(request));
        }
        return Response.seeOther(address(visit, ReviewQuery.of(visit.request())))
                .build();
    }

    private static URI address(Visit visit, ReviewQuery query) {
        return URI.create(visit.href(query.with(query.filter()).address()));
    }

    private static String actor(ContainerRequestContext request) {
        return Caller.of(request.getSecurityContext()).name();
    }

    private static String fault(String name) {
        if (name.isEmpty()) {
            return "Give the filter a name.";
        }
        return name.length() > LONGEST_NAME || !Typed.isFine(name)
                ? "A name has at most " + LONGEST_NAME + " characters, on one line."
                : "";
    }

    private static Response notSaved(Visit visit, String why) {
        return FailurePages.message(visit, 422, "The filter was not saved", why, "Nothing else was changed.");
    }

    private Response page(
            ContainerRequestContext request, Visit visit, RuleBook book, ReviewForm form, ReviewDesk.Done done) {
        ReviewQuery query = ReviewQuery.of(visit.request());
        QueueStore.Page entries = queue.page(query.filter(), visit.asOf(), query.after(), PAGE);
        RoundNews.News news = rounds.now();
        ReviewView.Parts parts = new ReviewView.Parts(
                !entries.entries().isEmpty() || !queue.isEmpty(),
                withKept(entries, done, visit),
                counts.tally(query.filter(), visit.asOf()),
                counts.owners(visit.asOf()),
                saved.of(actor(request)),
                form,
                done,
                visit.visitor().map(one -> users.namesOf(one.name())).orElse(List.of()),
                news);
        ReviewView view = ReviewView.of(query, parts, visit.lens(book), visit::href);
        return Response.status(done.status())
                .entity(new Page("review", visit.frame(TITLE, SENTENCE + decided(news, visit)), view))
                .build();
    }

    /** When the whole book was decided last. */
    private static String decided(RoundNews.News news, Visit visit) {
        return news.ended()
                .map(at -> " The whole book was decided " + PageText.ago(Duration.between(at, visit.now())) + ".")
                .orElse("");
    }

    /** What nothing was done with stands first, also where the filter no longer shows it: it is still ticked. */
    private QueueStore.Page withKept(QueueStore.Page page, ReviewDesk.Done done, Visit visit) {
        List<QueueEntry> kept = done.kept().stream()
                .flatMap(pick -> queue.find(pick.key(), visit.asOf()).stream())
                .toList();
        Set<QueueKey> keys = kept.stream().map(QueueEntry::key).collect(Collectors.toSet());
        return new QueueStore.Page(
                Stream.concat(kept.stream(), page.entries().stream().filter(one -> !keys.contains(one.key())))
                        .toList(),
                page.next());
    }
}

package io.holdfast.api.pages;

import io.holdfast.api.access.Caller;
import io.holdfast.api.drafts.Draft;
import io.holdfast.api.drafts.Workbench;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.problem.ProblemException;
import io.holdfast.client.FactProblem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** The way in to a draft's page: whose draft it is, what is open, and what becomes of a step that cannot be done. */
final class DraftDoor {

    private final Visits visits;
    private final Workbench bench;
    private final DraftDesk desk;

    DraftDoor(Visits visits, Workbench bench, DraftDesk desk) {
        this.visits = visits;
        this.bench = bench;
        this.desk = desk;
    }

    DraftDesk desk() {
        return desk;
    }

    DraftVisit open(ContainerRequestContext request, String id) {
        return open(request, id, Optional.empty());
    }

    /** With the day from a form instead of the address. */
    DraftVisit open(ContainerRequestContext request, String id, Optional<String> day) {
        Caller caller = Caller.of(request.getSecurityContext());
        Draft draft = bench.drafts().find(uuid(id), caller);
        Visit visit = day.map(given -> visits.of(request, Optional.of(given))).orElseGet(() -> visits.of(request));
        DraftAddress address = new DraftAddress(
                draft.id(),
                visit.request().parameter("file"),
                DraftPanel.of(visit.request().parameter("panel")));
        return DraftVisit.of(visit, caller, draft, address, false);
    }

    /** Does something to a draft, and goes on to where it is seen; what cannot be done is said on the draft's page. */
    Response step(
            ContainerRequestContext request,
            String id,
            Consumer<DraftVisit> step,
            Function<DraftVisit, DraftAddress> next) {
        DraftVisit visit = open(request, id);
        try {
            step.accept(visit);
            return Response.seeOther(next.apply(visit).uri()).build();
        } catch (ProblemException refused) {
            return refused(visit, refused.problem());
        }
    }

    /** The draft's page as it is now, saying why a step was not done; what was typed stays on it. */
    Response refused(DraftVisit visit, Problem problem) {
        DraftVisit now = current(visit);
        return Response.status(problem.status())
                .entity(desk.page(now.saying(said(problem))))
                .build();
    }

    /** The same visit to the draft as it is now. */
    DraftVisit current(DraftVisit visit) {
        return new DraftVisit(
                visit.visit(),
                visit.caller(),
                bench.drafts().find(visit.draft().id(), visit.caller()),
                visit.address(),
                visit.asText(),
                visit.said(),
                visit.typed(),
                visit.text(),
                visit.tried(),
                visit.test());
    }

    private static DraftView.Said said(Problem problem) {
        List<String> more = problem.errors().stream()
                .map(FactProblem::message)
                .filter(line -> !problem.detail()
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains(line.toLowerCase(java.util.Locale.ROOT)))
                .toList();
        return problem.code() == ProblemCode.PRECONDITION_FAILED
                ? DraftView.Said.bad("Not saved: somebody changed this draft while you had it open.", stale(problem))
                : DraftView.Said.bad(DraftHead.people(problem.detail()), more);
    }

    private static List<String> stale(Problem problem) {
        List<String> lines = new java.util.ArrayList<>(problem.errors().stream()
                .map(one -> DraftHead.person(one.message()))
                .toList());
        lines.add("What you typed is still here, and theirs is beside it. Save again to write yours over theirs.");
        return lines;
    }

    static UUID uuid(String id) {
        try {
            return Optional.of(id)
                    .filter(text -> text.length() == 36)
                    .map(UUID::fromString)
                    .orElseThrow(DraftDoor::unknown);
        } catch (IllegalArgumentException none) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return Problem.of(ProblemCode.NOT_FOUND, "There is no draft of that id.")
                .exception();
    }
}

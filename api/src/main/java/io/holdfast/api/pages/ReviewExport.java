package io.holdfast.api.pages;

import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.audit.AuditEntry;
import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.bodies.CsvLine;
import io.holdfast.api.queue.QueueEntry;
import io.holdfast.api.queue.QueueStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/** What the queue shows as a file for a spreadsheet program: all of it, whatever page it is on. */
@Path("/review/export.csv")
public final class ReviewExport {

    private final Visits visits;
    private final QueueStore queue;
    private final AuditStore audit;

    ReviewExport(Visits visits, QueueStore queue, AuditStore audit) {
        this.visits = visits;
        this.queue = queue;
        this.audit = audit;
    }

    @GET
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ADMIN})
    public Response export(@Context ContainerRequestContext request) {
        Visit visit = visits.of(request);
        if (visit.book().isEmpty()) {
            return FailurePages.noBook(visit);
        }
        ReviewQuery query = ReviewQuery.of(visit.request());
        BookLens lens = visit.lens(visit.book().get());
        String who = Caller.of(request.getSecurityContext()).name();
        audit.add(new AuditEntry(visit.now(), who, "queue-exported", "queue", filters(query)));
        StreamingOutput body = out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            writer.write(CsvLine.of(
                    "client",
                    "name",
                    "segment",
                    "health",
                    "tier",
                    "playbook",
                    "action",
                    "offer",
                    "title",
                    "because",
                    "score",
                    "worth",
                    "likelihood",
                    "cost",
                    "currency",
                    "due",
                    "owner",
                    "channel",
                    "state",
                    "until"));
            queue.each(query.filter(), visit.asOf(), entry -> write(writer, line(entry, lens)));
            writer.flush();
        };
        return Response.ok(body, "text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"review-" + visit.asOf() + ".csv\"")
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    /** Names of clients do not go into the audit trail. */
    private static String filters(ReviewQuery query) {
        return query.parameters().stream()
                .filter(one -> !one.name().equals("client") && !one.name().equals("after"))
                .map(one -> one.name() + " " + one.value())
                .reduce((one, next) -> one + ", " + next)
                .orElse("everything open");
    }

    private static void write(Writer writer, String line) {
        try {
            writer.write(line);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String line(QueueEntry one, BookLens lens) {
        String offer = one.key().offer();
        return CsvLine.of(
                one.key().clientId(),
                one.clientName().orElse(""),
                one.segment().orElse(""),
                one.health().orElse(""),
                one.tier().orElse(""),
                one.playbook(),
                one.key().action(),
                offer,
                lens.about(lens.action(one.key().action()), offer.isEmpty() ? null : offer),
                one.because(),
                figure(one.score()),
                figure(one.worth()),
                figure(one.likelihood()),
                figure(one.cost()),
                lens.currency(),
                one.dueBy().map(Object::toString).orElse(""),
                one.owner(),
                one.channel(),
                one.state(),
                one.until().map(Object::toString).orElse(""));
    }

    private static BigDecimal figure(double number) {
        return BigDecimal.valueOf(number).setScale(4, RoundingMode.HALF_UP).stripTrailingZeros();
    }
}

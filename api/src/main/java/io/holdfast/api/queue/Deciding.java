package io.holdfast.api.queue;

import io.holdfast.api.clients.BookFacts.Known;
import io.holdfast.api.database.ColumnText;
import io.holdfast.catalogue.Catalogue;
import io.holdfast.catalogue.Opening;
import io.holdfast.catalogue.Openings;
import io.holdfast.client.Client;
import io.holdfast.client.FactProblem;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.Explain;
import io.holdfast.decision.Judgement;
import io.holdfast.decision.Options;
import io.holdfast.decision.Recommendation;
import io.holdfast.decision.SignalReading;
import io.holdfast.intake.ClientReader;
import io.holdfast.rulebook.Conclusion;
import io.holdfast.rulebook.Firing;
import io.holdfast.rulebook.RuleBook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides for stored clients by one rule book on one day, without keeping a decision or using anything up. */
final class Deciding {

    private static final Logger LOG = LoggerFactory.getLogger(Deciding.class);
    private static final String HEALTH = "health";
    private static final int NAME = 300;
    private static final int WORD = 200;
    private static final int REASON = 4_000;
    private static final int LONG_NAME = 1_000;
    private static final int PROBLEM = 2_000;

    private final DecisionEngine engine;
    private final RuleBook book;
    private final ClientReader reader;
    private final Options options;
    private final LocalDate asOf;

    /**
     * @param top recommendations of a client to keep, 1 to 100
     */
    Deciding(DecisionEngine engine, RuleBook book, int top, LocalDate asOf) {
        this.engine = engine;
        this.book = book;
        this.reader = new ClientReader(book.catalogue().book());
        this.options = new Options(top, Explain.NONE);
        this.asOf = asOf;
    }

    /** The day that clients are looked at. */
    LocalDate asOf() {
        return asOf;
    }

    /** What comes of some clients, in their order. */
    List<Found> of(List<Known> clients, Instant now) {
        return clients.stream().map(one -> of(one, now)).toList();
    }

    private Found of(Known known, Instant now) {
        return reader.read(known.facts(), asOf)
                .fold(client -> decided(known, client, now), problems -> unreadable(known, problems, now));
    }

    private Found decided(Known known, Client client, Instant now) {
        try {
            Judgement judgement = engine.judge(book, client);
            Decision decision = judgement.decision(options);
            boolean control = book.catalogue().book().learning().control().holds(client.id());
            List<OpenRecommendation> open = control ? List.of() : open(client, decision, judgement, now);
            return new Found(standing(known, client, decision, open.size(), control, now), open);
        } catch (RuntimeException failure) {
            LOG.error("Deciding for a client in a round failed", failure);
            String why = "Deciding failed. That is our fault; the log says more.";
            return new Found(standing(known, why, now), List.of());
        }
    }

    private Found unreadable(Known known, List<FactProblem> problems, Instant now) {
        String why = problems.stream()
                .map(problem -> problem.pointer() + ": " + problem.message())
                .collect(Collectors.joining("; "));
        return new Found(standing(known, why, now), List.of());
    }

    private Standing standing(Known known, String problem, Instant now) {
        return new Standing(
                known.id(),
                known.version(),
                ColumnText.cutIfAny(known.facts().path("name").textValue(), NAME),
                known.nameKey().orElse(null),
                ColumnText.cutIfAny(known.facts().path("segment").textValue(), WORD),
                null,
                ColumnText.cutIfAny(known.facts().path("accountManager").textValue(), WORD),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                0,
                false,
                ColumnText.cut(problem, PROBLEM),
                asOf,
                book.revision().hash(),
                now);
    }

    private Standing standing(
            Known known, Client client, Decision decision, int recommended, boolean control, Instant now) {
        Catalogue catalogue = book.catalogue();
        List<Opening> services = Openings.of(catalogue, client);
        return new Standing(
                client.id(),
                known.version(),
                ColumnText.cutIfAny(client.name(), NAME),
                known.nameKey().orElse(null),
                ColumnText.cutIfAny(client.segment(), WORD),
                client.status(),
                ColumnText.cutIfAny(client.accountManager(), WORD),
                health(decision).orElse(null),
                null,
                decision.value().tier(),
                decision.value().lifetime(),
                decision.value().low(),
                decision.value().high(),
                decision.value().residual(),
                client.contract().monthlyFee(),
                client.contract().noticeDeadline(),
                client.contract().noticeAssumed(),
                client.since(),
                client.ended().on(),
                ids(services, Opening::owned),
                ids(services, one -> !one.owned() && !Boolean.FALSE.equals(one.inSegment())),
                recommended,
                control,
                null,
                asOf,
                decision.revision(),
                now);
    }

    private List<OpenRecommendation> open(Client client, Decision decision, Judgement judgement, Instant now) {
        List<OpenRecommendation> open = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Recommendation one : decision.recommendations()) {
            String offer = one.offer() == null ? "" : ColumnText.cut(one.offer(), WORD);
            // Names of divisions that are alike as far as the column goes are one.
            if (seen.add(one.action() + "\n" + offer)) {
                open.add(recommendation(client, decision, one, offer, firing(judgement, one), now));
            }
        }
        return open;
    }

    private static OpenRecommendation recommendation(
            Client client, Decision decision, Recommendation one, String offer, Optional<Firing> rule, Instant now) {
        return new OpenRecommendation(
                client.id(),
                one.action(),
                offer,
                ColumnText.cutIfAny(client.name(), NAME),
                ColumnText.cutIfAny(client.segment(), WORD),
                health(decision).orElse(null),
                decision.value().tier(),
                one.playbook(),
                one.kind(),
                ColumnText.cutIfAny(one.because(), REASON),
                rule.map(by -> ColumnText.cut(by.file(), LONG_NAME)).orElse(null),
                rule.map(Firing::line).orElse(null),
                rule.map(by -> ColumnText.cut(by.rule(), LONG_NAME)).orElse(null),
                one.rank(),
                one.score(),
                one.factors().worth().value(),
                one.factors().likelihood().value(),
                one.factors().cost().value(),
                one.dueBy(),
                ColumnText.cut(one.channel(), WORD),
                ColumnText.cut(one.owner(), WORD),
                OpenRecommendation.OPEN,
                null,
                0,
                now,
                now);
    }

    private static Optional<Firing> firing(Judgement judgement, Recommendation one) {
        return judgement.said().stream()
                .filter(Conclusion.Proposal.class::isInstance)
                .map(Conclusion.Proposal.class::cast)
                .filter(said -> said.action().equals(one.action()))
                .filter(said -> Objects.equals(said.offer(), one.offer()))
                .findFirst()
                .map(Conclusion.Proposal::by);
    }

    private static Optional<String> health(Decision decision) {
        return decision.signals().stream()
                .filter(signal -> signal.name().equals(HEALTH))
                .map(SignalReading::value)
                .map(value -> ColumnText.cut(value, WORD))
                .findFirst();
    }

    private static List<String> ids(List<Opening> services, Predicate<Opening> which) {
        return services.stream().filter(which).map(Opening::service).toList();
    }
}

package io.holdfast.decision;

import io.holdfast.client.Client;
import io.holdfast.rulebook.Conclusion;
import io.holdfast.rulebook.FactSet;
import io.holdfast.rulebook.Firing;
import io.holdfast.rulebook.Lever;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleCard;
import io.holdfast.worth.LifetimeValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Everything that came of running every stage for one client, before it is cut to an answer. */
public final class Judgement {

    private final RuleBook book;
    private final Client client;
    private final LifetimeValue value;
    private final Signals signals;
    private final List<Proposed> candidates;
    private final List<Proposed> open;
    private final List<HeldBack> heldBack;
    private final Said said;
    private final FactSet seen;

    Judgement(
            RuleBook book,
            Client client,
            LifetimeValue value,
            Signals signals,
            List<Proposed> candidates,
            List<Proposed> open,
            List<HeldBack> heldBack,
            Said said,
            FactSet seen) {
        this.book = book;
        this.client = client;
        this.value = value;
        this.signals = signals;
        this.candidates = candidates;
        this.open = open;
        this.heldBack = List.copyOf(heldBack);
        this.said = said;
        this.seen = seen;
    }

    /** What the rules of each stage said, in the order of the rules. */
    record Said(List<Conclusion> signals, List<Conclusion> proposals, List<Conclusion> restraints) {

        private List<Conclusion> all() {
            List<Conclusion> all = new ArrayList<>(signals);
            all.addAll(proposals);
            all.addAll(restraints);
            return List.copyOf(all);
        }
    }

    /** Everything that rules said, stage by stage, in the order of the rules. */
    public List<Conclusion> said() {
        return said.all();
    }

    /** The rules that fired in any stage. */
    public List<RuleCard> fired() {
        return said().stream().map(Conclusion::by).map(Firing::card).distinct().toList();
    }

    /** Whether an action is recommended, at whatever rank. */
    boolean recommends(String action) {
        return open.stream().anyMatch(proposed -> proposed.action().id().equals(action));
    }

    /** Single changes to the facts that could bring an action nearer. */
    List<Lever> levers(String action, BooleanSupplier goesOn) {
        return book.levers(action, client, seen.with(Proposed.candidates(candidates)), said(), goesOn);
    }

    /** The answer, as long and as detailed as asked for. */
    public Decision decision(Options options) {
        int shown = Math.min(options.top(), open.size());
        List<Recommendation> recommendations = new ArrayList<>(shown);
        Promised promised = new Promised(value.residual());
        for (int rank = 1; rank <= shown; rank++) {
            recommendations.add(recommendation(open.get(rank - 1), rank, options.explain(), promised));
        }
        return new Decision(
                null,
                client.id(),
                client.asOf(),
                book.revision().hash(),
                null,
                recommendations.isEmpty() ? whyNothing() : null,
                signals.readings(),
                ValueReading.of(value),
                recommendations,
                heldBack,
                options.explain() == Explain.FULL
                        ? new WhyNot(book, client, seen).of(open, recommendations.size(), heldBack)
                        : null,
                null);
    }

    private String whyNothing() {
        if (heldBack.isEmpty()) {
            return "Nothing is due: no rule proposes anything for this client on this day.";
        }
        return heldBack.size() == 1
                ? "The one proposal for this client is held back: "
                        + heldBack.get(0).because() + "."
                : "All " + heldBack.size() + " proposals for this client are held back.";
    }

    private Recommendation recommendation(Proposed proposed, int rank, Explain explain, Promised promised) {
        Conclusion.Proposal proposal = proposed.first();
        Factors factors = proposed.factors();
        return new Recommendation(
                rank,
                proposed.action().id(),
                proposal.offer(),
                proposed.action().playbook(),
                proposed.action().kind().word(),
                proposed.title(),
                proposal.because().orElse(null),
                proposed.score(),
                promised.next(
                        proposed.action(), proposal.offer(), factors.worth().value()),
                factors,
                owner(proposed.action().owner()),
                proposed.action().channel(),
                dueBy(proposal.within(), proposed.action().dueDays()),
                explain == Explain.NONE ? null : rules(proposed));
    }

    private String owner(String role) {
        String person = switch (role) {
            case "accountManager" -> client.accountManager();
            case "deliveryLead" -> client.deliveryLead();
            default -> null;
        };
        return Objects.requireNonNullElse(person, role);
    }

    private LocalDate dueBy(@Nullable Integer within, int dueDays) {
        return client.asOf().plusDays(within == null ? dueDays : within);
    }

    private List<RuleReading> rules(Proposed proposed) {
        List<RuleReading> readings = new ArrayList<>(proposed.proposals().size());
        for (Conclusion.Proposal proposal : proposed.proposals()) {
            readings.add(rule(proposal.by()));
        }
        return readings;
    }

    private RuleReading rule(Firing firing) {
        return new RuleReading(firing.file(), firing.line(), firing.rule(), book.conditions(firing));
    }
}

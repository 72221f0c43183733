package io.holdfast.rulebook;

import io.holdfast.catalogue.Catalogue;
import io.holdfast.client.Client;
import io.holdfast.source.Diagnostic;
import io.holdfast.source.Revision;
import io.holdfast.source.SourceFiles;
import io.holdfast.worth.Valuation;
import io.holdfast.worth.likelihood.Likelihoods;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A rule book that checked clean and runs: immutable, shared by every decision until the next one replaces it. */
public final class RuleBook {

    private final SourceFiles files;
    private final Revision revision;
    private final Catalogue catalogue;
    private final Valuation valuation;
    private final Likelihoods likelihoods;
    private final List<Rule> rules;
    private final List<RuleCard> cards;
    private final Stages stages;
    private final List<Diagnostic> warnings;
    private final Map<String, List<Rule>> proposing = new HashMap<>();
    private final Map<String, Prospects> prospects = new ConcurrentHashMap<>();
    private final boolean hasRulesOnlyDroolsReads;
    private volatile @Nullable Shortfalls shortfalls;
    private volatile @Nullable RuleTellings tellings;

    RuleBook(
            SourceFiles files,
            Catalogue catalogue,
            Valuation valuation,
            Likelihoods likelihoods,
            List<Rule> rules,
            Stages stages,
            List<Diagnostic> warnings) {
        this.files = files;
        this.revision = files.revision();
        this.catalogue = catalogue;
        this.valuation = valuation;
        this.likelihoods = likelihoods;
        this.rules = List.copyOf(rules);
        this.cards = this.rules.stream().map(Rule::card).toList();
        this.stages = stages;
        this.warnings = List.copyOf(warnings);
        this.hasRulesOnlyDroolsReads = rules.stream().anyMatch(Rule::isOnlyDrools);
        for (Rule rule : rules) {
            if (rule.stage() == Stage.PLAYBOOKS) {
                rule.actions()
                        .forEach(action -> proposing
                                .computeIfAbsent(action, any -> new ArrayList<>())
                                .add(rule));
            }
        }
    }

    public Revision revision() {
        return revision;
    }

    public SourceFiles files() {
        return files;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /** Says what clients are worth under this book. */
    public Valuation valuation() {
        return valuation;
    }

    /** How likely clients go along with actions under this book. */
    public Likelihoods likelihoods() {
        return likelihoods;
    }

    /** Every rule as people read it, by place. */
    public List<RuleCard> cards() {
        return cards;
    }

    /** What was done to the rules of an earlier book to make them these, in the order of their places. */
    public List<RuleChange> changesSince(RuleBook earlier) {
        return new RuleChanges(earlier.rules, rules).all();
    }

    /** Whether it has rules that only Drools reads, of which nobody can say why they did not hold. */
    public boolean hasRulesOnlyDroolsReads() {
        return hasRulesOnlyDroolsReads;
    }

    /**
     * The rules that can hold for none of a number of clients.
     *
     * @param neverKnown facts that none of them has: paths such as {@code contract.term}, and names of whole lists
     */
    public List<RuleCard> neverHolding(Set<String> neverKnown) {
        Possibility possibility = new Possibility(neverKnown);
        return rules.stream()
                .filter(rule -> !possibility.of(rule))
                .map(Rule::card)
                .toList();
    }

    public List<Diagnostic> warnings() {
        return warnings;
    }

    /**
     * What the rules of a stage say about a client, in the order of the rules.
     *
     * @param facts everything that stage sees, the client itself among it
     */
    public List<Conclusion> run(Stage stage, Client client, List<?> facts) {
        return run(stage, client, new FactSet(facts));
    }

    /** The same, with facts that are sorted already. */
    public List<Conclusion> run(Stage stage, Client client, FactSet facts) {
        return ConclusionOrder.sorted(stages.run(stage, client, facts));
    }

    /** Each condition of a rule that fired, held against what it matched. */
    public List<ConditionReading> conditions(Firing firing) {
        RuleTellings known = tellings;
        if (known == null) {
            known = new RuleTellings(rules);
            tellings = known;
        }
        return firing.conditions(known);
    }

    /**
     * How near rules came to proposing what they did not.
     *
     * @param facts everything that playbooks see, the client itself among it
     */
    public NearMisses nearMisses(Client client, FactSet facts) {
        Shortfalls known = shortfalls;
        if (known == null) {
            known = new Shortfalls(proposing);
            shortfalls = known;
        }
        return new NearMisses(known, client, facts);
    }

    /**
     * Whether any rule proposes an action, whatever day it is in force on. Its own rules are few, so asking them costs
     * less than a run of the stage.
     *
     * @param facts everything that playbooks see
     */
    public boolean proposes(String action, FactSet facts) {
        return prospects(action).any(facts, FactType.ALL)
                && proposing.getOrDefault(action, List.of()).stream()
                        .anyMatch(rule -> rule.isOnlyDrools() || PlainEvaluator.holds(rule, facts));
    }

    /** Whether any rule could propose an action, when nothing but the client is known yet. */
    public boolean couldPropose(String action, Client client) {
        return prospects(action).any(FactSet.of(client), EnumSet.of(FactType.CLIENT));
    }

    private Prospects prospects(String action) {
        return prospects.computeIfAbsent(action, any -> new Prospects(proposing.getOrDefault(action, List.of())));
    }

    /**
     * Single changes to a client's facts that could bring an action nearer to being recommended; whether they do, only
     * deciding again can tell.
     *
     * @param facts everything that any stage saw
     * @param said everything that rules said about the client as they are
     */
    public List<Lever> levers(
            String action, Client client, FactSet facts, List<Conclusion> said, BooleanSupplier goesOn) {
        List<String> solvable = catalogue.services().values().stream()
                .flatMap(service -> service.solves().stream())
                .distinct()
                .toList();
        Reach reach = new Reach(catalogue.book(), facts);
        return new LeverSearch(rules, solvable, client, facts, said, reach, goesOn).towards(action);
    }

    /**
     * What turns each comparison of a rule for a client.
     *
     * @param rule its number among {@link #cards()}
     */
    public List<Turn> turns(int rule, Client client) {
        return Turns.of(rules.get(rule), client);
    }

    /** The rules as the syntax tree holds them. */
    List<Rule> rules() {
        return rules;
    }
}

package io.holdfast.rulebook;

import io.holdfast.source.Revision;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Builds rules straight into Drools' canonical model, a network a stage. After an edit of a large stage the network of
 * its last build stays: rules that are gone are no longer listened to, and those that are new get a small one of their
 * own. A network is never changed, so books that are live keep theirs whatever is built next.
 */
final class DirectBuild implements StandardCompiler.Build {

    /** Smaller stages are built anew faster than anybody could notice. */
    private static final int LARGE = 400;

    /** How many rules' worth of a network it carries along before it is built anew: one in so many. */
    private static final int MOST_CARRIED = 50;

    private final boolean tries;
    private final Map<Stage, Made> last = new EnumMap<>(Stage.class);
    private final Map<Stage, NetworkBuild> builds = new EnumMap<>(Stage.class);

    /**
     * A stage as it was built.
     *
     * @param network the one that holds all or nearly all of the rules
     */
    private record Made(List<Rule> rules, Network network, List<DirectStage> parts) {

        /** Whether it was built from these very rules, where they stand now. */
        boolean isOf(List<Rule> now) {
            boolean same = rules.size() == now.size();
            for (int i = 0; same && i < now.size(); i++) {
                same = rules.get(i) == now.get(i);
            }
            return same;
        }
    }

    /**
     * @param tries whether simple rules are matched by trying where a client's facts are few
     */
    DirectBuild(boolean tries) {
        this.tries = tries;
    }

    /** Has Drools load the classes it builds with, which takes longer than to build a small book. */
    static void prepare() {
        new NetworkBuild(Stage.SIGNALS).of(List.of());
    }

    @Override
    public Stages of(Revision revision, List<Rule> rules, UnaryOperator<Rule> first, Map<Stage, List<String>> drl) {
        Map<Stage, List<DirectStage>> stages = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            List<Rule> own =
                    rules.stream().filter(rule -> rule.stage() == stage).toList();
            if (own.isEmpty()) {
                last.remove(stage);
                builds.remove(stage);
            } else {
                Made made = made(stage, own, first);
                last.put(stage, made);
                stages.put(stage, made.parts());
            }
        }
        return new DirectStages(stages);
    }

    @Override
    public DirectBuild heir() {
        DirectBuild heir = new DirectBuild(tries);
        heir.last.putAll(last);
        return heir;
    }

    private Made made(Stage stage, List<Rule> rules, UnaryOperator<Rule> first) {
        Made known = last.get(stage);
        if (known == null) {
            return anew(stage, rules, first);
        }
        return known.isOf(rules) ? known : carried(known.network(), stage, rules, first);
    }

    private Made anew(Stage stage, List<Rule> rules, UnaryOperator<Rule> first) {
        Network network = network(stage, rules, first);
        return new Made(rules, network, List.of(new DirectStage(network, rules.toArray(Rule[]::new), rules, tries)));
    }

    private Network network(Stage stage, List<Rule> rules, UnaryOperator<Rule> first) {
        return builds.computeIfAbsent(stage, NetworkBuild::new)
                .of(rules.stream().map(first).toList());
    }

    private Made carried(Network network, Stage stage, List<Rule> rules, UnaryOperator<Rule> first) {
        @Nullable Rule[] standing = new Rule[network.size()];
        List<Rule> kept = new ArrayList<>(rules.size());
        List<Rule> added = new ArrayList<>();
        for (Rule rule : rules) {
            OptionalInt place = network.place(first.apply(rule));
            if (place.isPresent()) {
                standing[place.getAsInt()] = rule;
                kept.add(rule);
            } else {
                added.add(rule);
            }
        }
        int gone = network.size() - kept.size();
        if (network.size() < LARGE || (gone + added.size()) * MOST_CARRIED > network.size()) {
            return anew(stage, rules, first);
        }
        List<DirectStage> parts = new ArrayList<>();
        parts.add(new DirectStage(network, standing, kept, tries));
        if (!added.isEmpty()) {
            parts.add(new DirectStage(network(stage, added, first), added.toArray(Rule[]::new), added, tries));
        }
        return new Made(rules, network, List.copyOf(parts));
    }
}

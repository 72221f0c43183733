package io.holdfast.rulebook;

import io.holdfast.source.Revision;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.base.rule.Pattern;
import org.drools.base.rule.RuleConditionElement;
import org.drools.model.Global;
import org.drools.model.PatternDSL;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.conf.KieBaseMutabilityOption;

/**
 * Builds rules straight into Drools' canonical model, a KieBase a stage. No Java is generated, nothing is compiled and
 * no class loader is made, so it takes milliseconds, and a rule can do nothing that the syntax tree does not hold.
 */
final class DirectBuild implements StandardCompiler.Build {

    static final String PACKAGE = "io.holdfast.rules.";

    private final Map<Stage, Made> last = new EnumMap<>(Stage.class);

    private final Map<Stage, PathNumbers> numbers = new EnumMap<>(Stage.class);

    /** A stage as it was built from rules. */
    private record Made(List<Rule> rules, DirectStage stage) {

        /** Whether it was built from these very rules, where they stand now. */
        boolean isOf(List<Rule> now) {
            boolean same = rules.size() == now.size();
            for (int i = 0; same && i < now.size(); i++) {
                same = rules.get(i) == now.get(i);
            }
            return same;
        }
    }

    /** A stage whose rules are those of the last build is not built again. */
    @Override
    public Stages of(Revision revision, List<Rule> rules, Map<Stage, List<String>> drl) {
        Map<Stage, DirectStage> stages = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            List<Rule> own =
                    rules.stream().filter(rule -> rule.stage() == stage).toList();
            if (own.isEmpty()) {
                last.remove(stage);
                continue;
            }
            Made known = last.get(stage);
            Made made =
                    known != null && known.isOf(own) ? known : new Made(own, new DirectStage(base(stage, own), own));
            last.put(stage, made);
            stages.put(stage, made.stage());
        }
        return new DirectStages(stages);
    }

    private KieBase base(Stage stage, List<Rule> rules) {
        String itsPackage = PACKAGE + stage.word();
        Global<Conclusions> decision = PatternDSL.globalOf(Conclusions.class, itsPackage, "decision");
        PathNumbers paths = numbers.computeIfAbsent(stage, any -> new PathNumbers());
        List<org.drools.model.Rule> built = new ArrayList<>(rules.size());
        for (Rule rule : rules) {
            built.add(new DirectRule(rule, decision, paths).build(itsPackage));
        }
        paths.turn();
        ModelImpl model = new ModelImpl(itsPackage).withRules(built).addGlobal(decision);
        KieBase base = KieBaseBuilder.createKieBaseFromModel(model, KieBaseMutabilityOption.DISABLED);
        base.getKiePackages().forEach(all -> all.getRules().forEach(DirectBuild::forgetConditions));
        return base;
    }

    /** The network holds what it asks; each rule's own copy would be a third of the memory that a book takes. */
    private static void forgetConditions(org.kie.api.definition.rule.Rule rule) {
        if (rule instanceof RuleImpl built) {
            forgetConditions(built.getLhs());
        }
    }

    private static void forgetConditions(RuleConditionElement element) {
        if (element instanceof Pattern pattern && !pattern.getConstraints().isEmpty()) {
            pattern.getConstraints().clear();
        }
        element.getNestedElements().forEach(DirectBuild::forgetConditions);
    }
}

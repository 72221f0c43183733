package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
final class DirectBuild {

    static final String PACKAGE = "io.holdfast.rules.";

    private DirectBuild() {}

    static Stages build(List<Rule> rules) {
        Map<Stage, DirectStage> stages = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            List<Rule> own =
                    rules.stream().filter(rule -> rule.stage() == stage).toList();
            if (!own.isEmpty()) {
                stages.put(stage, new DirectStage(base(stage, own), own));
            }
        }
        return new DirectStages(stages);
    }

    private static KieBase base(Stage stage, List<Rule> rules) {
        String itsPackage = PACKAGE + stage.word();
        Global<Conclusions> decision = PatternDSL.globalOf(Conclusions.class, itsPackage, "decision");
        PathNumbers numbers = new PathNumbers();
        List<org.drools.model.Rule> built = new ArrayList<>(rules.size());
        for (Rule rule : rules) {
            built.add(new DirectRule(rule, decision, numbers).build(itsPackage));
        }
        ModelImpl model = new ModelImpl(itsPackage).withRules(built).addGlobal(decision);
        return KieBaseBuilder.createKieBaseFromModel(model, KieBaseMutabilityOption.DISABLED);
    }
}

package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.List;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.base.rule.GroupElement;
import org.drools.base.rule.GroupElementFactory;
import org.drools.base.rule.Pattern;
import org.drools.base.rule.RuleConditionElement;
import org.drools.model.Global;
import org.drools.model.PatternDSL;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.conf.KieBaseMutabilityOption;

/**
 * Has Drools make networks of the rules of one stage. No Java is generated, nothing is compiled and no class loader is
 * made, so it takes milliseconds, and a rule can do nothing that the syntax tree does not hold.
 */
final class NetworkBuild {

    static final String PACKAGE = "io.holdfast.rules.";

    private final String itsPackage;
    private final Global<Hearing> decision;
    private final PathNumbers numbers = new PathNumbers();

    NetworkBuild(Stage stage) {
        this.itsPackage = PACKAGE + stage.word();
        this.decision = PatternDSL.globalOf(Hearing.class, itsPackage, "decision");
    }

    /**
     * @param rules each as it was first read
     */
    Network of(List<Rule> rules) {
        List<org.drools.model.Rule> built = new ArrayList<>(rules.size());
        for (Rule rule : rules) {
            built.add(new DirectRule(rule, built.size(), decision, numbers).build(itsPackage));
        }
        numbers.turn();
        ModelImpl model = new ModelImpl(itsPackage).withRules(built).addGlobal(decision);
        KieBase base = KieBaseBuilder.createKieBaseFromModel(model, KieBaseMutabilityOption.DISABLED);
        GroupElement nothing = GroupElementFactory.newAndInstance();
        base.getKiePackages().forEach(all -> all.getRules().forEach(rule -> forgetConditions(rule, nothing)));
        return new Network(base, rules);
    }

    /** The network holds what it asks; each rule's own copy would be a third of the memory that a book takes. */
    private static void forgetConditions(org.kie.api.definition.rule.Rule rule, GroupElement nothing) {
        if (rule instanceof RuleImpl built) {
            forgetConditions(built.getLhs());
            built.setLhs(nothing);
        }
    }

    private static void forgetConditions(RuleConditionElement element) {
        if (element instanceof Pattern pattern && !pattern.getConstraints().isEmpty()) {
            pattern.getConstraints().clear();
            if (pattern.getConstraints() instanceof ArrayList<?> emptied) {
                emptied.trimToSize();
            }
        }
        element.getNestedElements().forEach(NetworkBuild::forgetConditions);
    }
}

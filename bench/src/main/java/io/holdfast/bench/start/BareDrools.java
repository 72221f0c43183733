package io.holdfast.bench.start;

import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.drools.model.Global;
import org.drools.model.PatternDSL;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.conf.KieBaseMutabilityOption;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Has Drools load the classes that reading and building rules needs: one rule is read, and a network made of one. */
public final class BareDrools {

    private BareDrools() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws DroolsParserException {
        PackageDescr read = new DrlParser(LanguageLevelOption.DRL6)
                .parse(null, "rule \"One\" when String( length > 3, length <= 9 ) then decision.append(\"x\"); end");
        Global<StringBuilder> decision = PatternDSL.globalOf(StringBuilder.class, "bare", "decision");
        Variable<String> text = PatternDSL.declarationOf(String.class);
        ModelImpl model = new ModelImpl("bare")
                .addRule(PatternDSL.rule("bare", "One")
                        .build(
                                PatternDSL.pattern(text).expr("long", word -> word.length() > 3),
                                PatternDSL.on(text, decision).execute((word, said) -> said.append(word))))
                .addGlobal(decision);
        KieBase base = KieBaseBuilder.createKieBaseFromModel(model, KieBaseMutabilityOption.DISABLED);
        System.out.println(read.getRules().size() + " rule read, "
                + base.getKiePackages().iterator().next().getRules().size() + " built");
    }
}

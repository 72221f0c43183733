package io.holdfast.rulebook;

import io.holdfast.source.Diagnostic;
import io.holdfast.source.SourceFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A rule book of a few files, for tests that change one of them. */
final class SmallBook {

    static final String BOOK = """
            name: Small
            currency: EUR
            timeZone: Europe/Berlin
            defaults: { noticeDays: 30, marginRate: 0.4, expectedYears: 3, discountRate: 0.1, horizonMonths: 24 }
            limits: { sell: 2 }
            noticeWindowDays: 45
            tiers: { middle: 5000, high: 20000, top: 50000 }
            signals:
              health: { values: [green, amber, red], combine: worst }
              mood: { values: [good, fair, bad], combine: last }
            attributes:
              newsletter: boolean
            """;

    static final String ACTIONS = """
            id,playbook,kind,title,effect,amount,uplift,likelihood,cost,restDays,channel,owner,dueDays
            act,retention,keep,Act,keep,,0.2,0.5,10,30,call,accountManager,14
            """;

    static final String SELL = "sell-it,cross-sell,sell,Sell it,once,,,0.5,10,30,call,accountManager,14\n";

    static final String SERVICES = """
            id,name,core,ladder,rung,price,period,margin,adjacentTo,extraOf,biggerOf,segments,solves
            hosting,Hosting,true,,,20,month,0.5,,,,,
            """;

    static final String ACT = "    decision.recommend(\"act\").because(\"so\");\n";

    private final Map<String, String> files = new LinkedHashMap<>(
            Map.of("book.yaml", BOOK, "actions.csv", ACTIONS, "services.csv", SERVICES, "retention/act.drl", acts()));

    private static String acts() {
        return rule("Always", "Client( id != \"\" )", "    decision.recommend(\"act\").because(\"always\");\n");
    }

    static String rule(String name, String when, String then) {
        return "rule \"" + name + "\"\nwhen\n    " + when + "\nthen\n" + then + "end\n";
    }

    /** A playbook rule that recommends the one action. */
    static String acting(String name, String when) {
        return rule(name, when, ACT);
    }

    SmallBook with(String path, String text) {
        files.put(path, text);
        return this;
    }

    SourceFiles files() {
        return SourceFiles.of(files);
    }

    RuleBook compiled() {
        return RuleBookCompiler.plain().compile(files()).fold(book -> book, faults -> {
            throw new AssertionError(faults.toString());
        });
    }

    /** The warnings of a book that compiles, a line each. */
    List<String> warnings() {
        return compiled().warnings().stream().map(Diagnostic::line).toList();
    }
}

package io.holdfast.judges;

import io.holdfast.rulebook.Stage;
import io.holdfast.source.SourceFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A whole rule book thrown together: Drools' own language, sentences and tables, in all three stages. */
final class RandomBook {

    private static final String BOOK = """
            name: Thrown together
            currency: EUR
            timeZone: Europe/Berlin
            defaults: { noticeDays: 30, marginRate: 0.4, expectedYears: 3, monthlyFee: 200, discountRate: 0.1, horizonMonths: 24 }
            limits: { sell: 1, reward: 2, keep: 3 }
            noticeWindowDays: 45
            tiers: { middle: 1000, high: 5000, top: 20000 }
            signals:
              health: { values: [green, amber, red], combine: worst }
              mood: { values: [good, fair, bad], combine: last }
              risk: { values: [low, high], combine: best }
            attributes: { colour: text, points: number, newsletter: boolean, birthday: date }
            """;
    private static final String ACTIONS = """
            id,playbook,kind,title,effect,amount,uplift,likelihood,cost,restDays,channel,owner,dueDays
            keep-call,retention,keep,Call,keep,,0.2,0.5,10,30,call,accountManager,14
            keep-share,retention,keep,Share,share,0.1,,0.5,10,0,mail,deliveryLead,7
            sell-web,cross-sell,sell,Web,once,,,0.2,10,30,call,accountManager,14
            sell-host,cross-sell,sell,Host,recur,,,0.3,10,30,mail,accountManager,14
            sell-any,cross-sell,sell,Any,once,,,0.2,10,60,call,operations,14
            gift,loyalty,reward,Gift,fixed,20,,0.9,25,10,desk,operations,3
            card,loyalty,reward,Card,visit,,,0.5,1,0,desk,operations,3
            own-work,retention,internal,Own work,fixed,10,,0.5,20,0,internal,deliveryLead,7
            own-check,loyalty,internal,Check,fixed,1,,0.5,0,0,internal,operations,7
            refer,loyalty,keep,Refer,fixed,100,,0.5,10,90,mail,accountManager,14
            dear,cross-sell,sell,Dear,fixed,10,,0.5,2000,0,call,accountManager,14
            visit-more,loyalty,keep,Visit,keep,,0.1,0.5,5,30,mail,operations,14
            """;
    private static final String SERVICES = """
            id,name,core,ladder,rung,price,period,margin,adjacentTo,extraOf,biggerOf,segments,solves
            page,Page,true,web,1,900,once,0.5,,,,,reach
            site,Site,true,web,2,4500,once,0.45,,,,,reach
            app,App,true,web,3,16000,once,0.4,,,,north,
            hosting,Hosting,true,,,25,month,0.6,page|site,,,,safety
            backup,Backup,false,,,5,month,0.8,,hosting,,,safety
            cut,Cut,true,,,40,visit,0.5,,,,south|north,style
            colour,Colour,true,,,90,visit,0.5,cut,cut,,,style
            course,Course,false,,,300,once,0.3,,,,,
            """;

    private final Chance chance;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final StringBuilder vocabulary = new StringBuilder();
    private int rules;

    private RandomBook(long seed) {
        this.chance = new Chance(seed);
    }

    /** The files of a book of about so many rules. */
    static SourceFiles of(long seed, int rules) {
        RandomBook book = new RandomBook(seed);
        book.files.put("book.yaml", BOOK);
        book.files.put("actions.csv", ACTIONS);
        book.files.put("services.csv", SERVICES);
        int fifth = Math.max(1, rules / 5);
        book.drl("signals/some.drl", Stage.SIGNALS, fifth);
        book.drl("retention/some.drl", Stage.PLAYBOOKS, fifth * 2);
        book.drl("policy/some.drl", Stage.POLICY, Math.max(1, fifth / 2));
        book.sentences("loyalty/said.dslr", fifth);
        book.table("cross-sell/table.drl.csv", fifth);
        book.files.put("vocabulary.dsl", book.vocabulary.toString());
        return SourceFiles.of(book.files);
    }

    private void drl(String path, Stage stage, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            RandomWhen when = new RandomWhen(chance, stage);
            String conditions = when.text();
            text.append("rule \"R")
                    .append(++rules)
                    .append("\"\n")
                    .append(days())
                    .append("when\n    ")
                    .append(conditions)
                    .append("\nthen\n    ")
                    .append(then(stage, when.facts()))
                    .append("\nend\n\n");
        }
        files.put(path, text.toString());
    }

    private String days() {
        return switch (chance.between(0, 19)) {
            case 0 -> "enabled false\n";
            case 1 -> "date-effective \"01-Mar-2026\"\n";
            case 2 -> "date-expires \"01-Mar-2026\"\n";
            case 3 -> "date-effective \"01-Dec-2025\" date-expires \"01-Jun-2026\"\n";
            default -> "";
        };
    }

    private String then(Stage stage, List<RandomWhen.Named> facts) {
        return switch (stage) {
            case SIGNALS ->
                "decision.signal("
                        + chance.pick(
                                "\"health\", \"green\"",
                                "\"health\", \"amber\"",
                                "\"health\", \"red\"",
                                "\"mood\", \"good\"",
                                "\"mood\", \"fair\"",
                                "\"mood\", \"bad\"",
                                "\"risk\", \"low\"",
                                "\"risk\", \"high\"")
                        + ")" + because(facts) + ";";
            case PLAYBOOKS -> recommend(facts) + because(facts) + ";";
            case POLICY -> holdBack(facts) + because(facts) + ";";
        };
    }

    private String recommend(List<RandomWhen.Named> facts) {
        StringBuilder text = new StringBuilder("decision.recommend(\"" + chance.pick(Pools.ACTIONS) + "\")");
        List<String> offers = facts.stream()
                .filter(fact -> List.of("Opening", "Division").contains(fact.type()))
                .map(RandomWhen.Named::name)
                .toList();
        List<String> services = facts.stream()
                .filter(fact -> List.of("Purchase", "Request").contains(fact.type()))
                .map(fact -> fact.name() + ".service()")
                .toList();
        if (!offers.isEmpty() && chance.percent(80)) {
            text.append(".offer(").append(chance.pick(offers)).append(")");
        } else if (!services.isEmpty() && chance.oneIn(2)) {
            text.append(".offer(").append(chance.pick(services)).append(")");
        } else if (chance.oneIn(5)) {
            text.append(".offer(\"").append(chance.pick(Pools.SERVICES)).append("\")");
        }
        if (chance.oneIn(4)) {
            text.append(chance.pick(".likelihood(0.3)", ".likelihood(1)", ".likelihood(0)"));
        }
        if (chance.oneIn(4)) {
            text.append(chance.pick(".weight(1.5)", ".weight(0)", ".weight(2)"));
        }
        for (RandomWhen.Named fact : facts) {
            if (fact.type().equals("Client") && chance.oneIn(4)) {
                text.append(chance.pick(
                        ".amount(" + fact.name() + ".contract().monthlyFee())",
                        ".within(" + fact.name() + ".contract().noticeDays())"));
                return text.toString();
            }
        }
        if (chance.oneIn(6)) {
            text.append(chance.pick(".amount(55.5)", ".within(3)"));
        }
        return text.toString();
    }

    private String holdBack(List<RandomWhen.Named> facts) {
        List<String> candidates = facts.stream()
                .filter(fact -> fact.type().equals("Candidate"))
                .map(RandomWhen.Named::name)
                .toList();
        String what = candidates.isEmpty() || chance.oneIn(4)
                ? '"' + chance.pick(chance.pick(List.of(Pools.KINDS, Pools.PLAYBOOKS, Pools.ACTIONS))) + '"'
                : chance.pick(candidates);
        List<String> dates = facts.stream()
                .filter(fact -> fact.type().equals("Contact"))
                .map(RandomWhen.Named::name)
                .toList();
        String days = chance.pick("", "", ".forDays(14)", ".forDays(0)");
        if (!dates.isEmpty() && chance.oneIn(2)) {
            String contact = chance.pick(dates);
            days = chance.pick(".untilDate(" + contact + ".until())", ".forDays(30).from(" + contact + ".on())");
        }
        return "decision.holdBack(" + what + ")" + days;
    }

    private String because(List<RandomWhen.Named> facts) {
        String text = chance.pick(
                "so",
                "{tenureMonths} months",
                "{name}: {contract.monthlyFee}",
                "{services}",
                "{contract.end} and {usage.seatUse}",
                "{value.lifetime}, {value.tier}");
        if (!facts.isEmpty() && chance.oneIn(2)) {
            RandomWhen.Named fact = chance.pick(facts);
            text += " {" + fact.name().substring(1) + "."
                    + switch (fact.type()) {
                        case "Client" -> "status";
                        case "Opening" -> "price";
                        case "Division" -> "name";
                        case "Candidate" -> "identity";
                        case "Contact" -> "on";
                        default -> "service";
                    }
                    + "}";
        }
        return chance.oneIn(20) ? "" : ".because(\"" + text + "\")";
    }

    /** Sentences that say what conditions of chance ask; the lines below them narrow the client. */
    private void sentences(String path, int count) {
        vocabulary
                .append("[when]- with {someMonths} months or more=tenureMonths >= {someMonths}\n")
                .append("[when]- in the {word} part=region == \"{word}\"\n")
                .append("[then]Recommend \"{theAction}\" because \"{theReason}\"=")
                .append("decision.recommend(\"{theAction}\").because(\"{theReason}\");\n");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String asked = new RandomWhen(chance, Stage.PLAYBOOKS).text().replace("\n    ", " ");
            int number = ++rules;
            vocabulary
                    .append("[when]It is so in case ")
                    .append(number)
                    .append("=")
                    .append(asked)
                    .append('\n');
            text.append("rule \"R")
                    .append(number)
                    .append("\"\nwhen\n    It is so in case ")
                    .append(number)
                    .append('\n');
            if (chance.oneIn(2)) {
                vocabulary
                        .append("[when]They are a client of kind ")
                        .append(number)
                        .append("=Client( status ")
                        .append(chance.pick("== \"active\"", "!= \"lapsed\"", "in (\"active\", \"ending\")"))
                        .append(" )\n");
                text.append("    They are a client of kind ")
                        .append(number)
                        .append('\n')
                        .append("    ")
                        .append(chance.pick(
                                "- with " + chance.pick("0", "2", "6") + " months or more",
                                "- in the north part",
                                "- in the O'Neil part"))
                        .append('\n');
            }
            text.append("then\n    Recommend \"")
                    .append(chance.pick(Pools.ACTIONS))
                    .append("\" because \"")
                    .append(chance.pick("so", "{tenureMonths} months", "{id}"))
                    .append("\"\nend\n\n");
        }
        files.put(path, text.toString());
    }

    /** A table of a few columns, with cells that are empty as often as not. */
    private void table(String path, int count) {
        String header = """
                RuleTable Thrown,,,,,,
                CONDITION,CONDITION,CONDITION,CONDITION,CONDITION,ACTION,ACTION
                $client : Client...,$client : Client...,$client : Client...,$client : Client...,$opening : Opening,,
                tenureMonths >= $param,"status == ""$param\""",contract.term in ( $param ),usage.seatUse < $param,nextRung == $param,"decision.recommend(""$param"")",".because(""$param"");"
                months from,status,terms,seat use under,next rung,recommend,because
                """;
        String rows = java.util.stream.IntStream.range(0, count)
                .mapToObj(row -> String.join(
                        ",",
                        chance.pick("0", "2", "6", "30"),
                        chance.pick("", "", "active", "ending", "prospect"),
                        chance.pick("", "\"\"\"annual\"\", \"\"rolling\"\"\"", "\"\"\"none\"\"\""),
                        chance.pick("", "0.5", "0.75"),
                        chance.pick("", "", "true", "false"),
                        chance.pick(Pools.ACTIONS),
                        chance.pick("so", "{tenureMonths} months", "\"{name}, then\"")))
                .collect(Collectors.joining("\n"));
        rules += count;
        files.put(path, header + rows + "\n");
    }
}

package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.List;

/** What rules say, in a form that is equal where they say the same, whatever names they give to facts. */
final class Saids {

    private Saids() {}

    static Object of(RuleLogic rule) {
        List<Object> said = new ArrayList<>(List.of(rule.rule().stage()));
        for (Saying saying : rule.rule().then()) {
            for (Saying.Call call : saying.calls()) {
                said.add(call(call, rule));
            }
        }
        return said;
    }

    /** What a saying is about: the signal, the action and offer, or what is held back. */
    static Object subject(Saying saying, RuleLogic rule) {
        List<Object> subject = new ArrayList<>(List.of(saying.verb().name()));
        subject.add(operand(saying.verb().arguments().get(0), rule));
        saying.call("offer").ifPresent(offer -> subject.addAll(call(offer, rule)));
        return subject;
    }

    private static List<Object> call(Saying.Call call, RuleLogic rule) {
        List<Object> said = new ArrayList<>(List.of(call.name()));
        for (Operand argument : call.arguments()) {
            said.add(operand(argument, rule));
            if (call.name().equals("because")) {
                call.text(0).ifPresent(text -> said.addAll(reason(text, rule)));
            }
        }
        return said;
    }

    private static List<Object> reason(String text, RuleLogic rule) {
        Reason reason = rule.rule().reasons().get(text);
        return reason == null
                ? List.of()
                : reason.parts().stream()
                        .flatMap(part -> part.fact().stream())
                        .map(path -> (Object) rule.key(path))
                        .toList();
    }

    private static Object operand(Operand operand, RuleLogic rule) {
        return operand instanceof FactPath path ? "$" + rule.key(path) : String.valueOf(((Literal) operand).constant());
    }
}

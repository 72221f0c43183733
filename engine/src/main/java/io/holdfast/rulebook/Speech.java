package io.holdfast.rulebook;

import io.holdfast.catalogue.Opening;
import io.holdfast.client.Division;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what a rule's then holds, call by call: there is nothing it could run but these. */
final class Speech {

    private final Bindings bindings;
    private final Conclusions decision;

    private Speech(Bindings bindings, Conclusions decision) {
        this.bindings = bindings;
        this.decision = decision;
    }

    static void say(Rule rule, Bindings bindings, Conclusions decision) {
        if (!rule.isInForceOn(decision.asOf())) {
            return;
        }
        decision.speaks(rule, bindings);
        Speech speech = new Speech(bindings, decision);
        List<Saying> then = rule.then();
        for (int i = 0; i < then.size(); i++) {
            speech.say(then.get(i));
        }
    }

    private void say(Saying saying) {
        Saying.Call verb = saying.verb();
        switch (verb.name()) {
            case "recommend" -> recommend(decision.recommend(text(verb, 0)), saying.calls());
            case "signal" -> signal(decision.signal(text(verb, 0), text(verb, 1)), saying.calls());
            case "holdBack" ->
                holdBack(
                        value(verb, 0) instanceof Candidate candidate
                                ? decision.holdBack(candidate)
                                : decision.holdBack(text(verb, 0)),
                        saying.calls());
            default -> throw unknown(verb);
        }
    }

    private void recommend(Conclusions.Recommending recommending, List<Saying.Call> calls) {
        for (int i = 1; i < calls.size(); i++) {
            Saying.Call call = calls.get(i);
            switch (call.name()) {
                case "because" -> recommending.because(text(call, 0));
                case "offer" -> offer(recommending, value(call, 0));
                case "likelihood" -> recommending.likelihood(number(call));
                case "weight" -> recommending.weight(number(call));
                case "amount" -> recommending.amount(number(call));
                case "within" -> recommending.within(number(call));
                default -> throw unknown(call);
            }
        }
    }

    private static void offer(Conclusions.Recommending recommending, @Nullable Object offer) {
        if (offer instanceof Opening opening) {
            recommending.offer(opening);
        } else if (offer instanceof Division division) {
            recommending.offer(division);
        } else {
            recommending.offer(offer == null ? null : offer.toString());
        }
    }

    private void signal(Conclusions.Signalling signalling, List<Saying.Call> calls) {
        for (int i = 1; i < calls.size(); i++) {
            signalling.because(text(calls.get(i), 0));
        }
    }

    private void holdBack(Conclusions.HoldingBack holdingBack, List<Saying.Call> calls) {
        for (int i = 1; i < calls.size(); i++) {
            Saying.Call call = calls.get(i);
            switch (call.name()) {
                case "because" -> holdingBack.because(text(call, 0));
                case "forDays" -> holdingBack.forDays(number(call));
                case "from" -> holdingBack.from(date(call));
                case "untilDate" -> holdingBack.untilDate(date(call));
                default -> throw unknown(call);
            }
        }
    }

    private @Nullable Object value(Saying.Call call, int index) {
        return call.arguments().get(index).value(null, bindings);
    }

    private String text(Saying.Call call, int index) {
        return String.valueOf(value(call, index));
    }

    private @Nullable Number number(Saying.Call call) {
        return value(call, 0) instanceof Number number ? number : null;
    }

    private @Nullable LocalDate date(Saying.Call call) {
        return value(call, 0) instanceof LocalDate date ? date : null;
    }

    private static IllegalStateException unknown(Saying.Call call) {
        return new IllegalStateException("The check lets no `" + call.name() + "` through.");
    }
}

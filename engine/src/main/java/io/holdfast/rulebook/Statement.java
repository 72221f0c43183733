package io.holdfast.rulebook;

import io.holdfast.catalogue.Opening;
import io.holdfast.client.Client;
import io.holdfast.client.Division;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One statement of a then, its words looked up once; it says what {@link Conclusions} notes of the same calls. */
interface Statement {

    /** What it says of one client. */
    Conclusion said(Firing firing, Client client, Bindings bindings);

    static Statement of(Saying saying, Rule rule) {
        Saying.Call verb = saying.verb();
        Map<String, Operand> added = new HashMap<>();
        for (Saying.Call call : saying.calls().subList(1, saying.calls().size())) {
            added.put(call.name(), call.arguments().get(0));
        }
        Because because = Because.of(added.remove("because"), rule);
        Statement statement = switch (verb.name()) {
            case "recommend" ->
                new Recommending(
                        verb.arguments().get(0),
                        because,
                        added.remove("offer"),
                        added.remove("likelihood"),
                        added.remove("weight"),
                        added.remove("amount"),
                        added.remove("within"));
            case "signal" ->
                new Signalling(verb.arguments().get(0), verb.arguments().get(1), because);
            case "holdBack" ->
                new HoldingBack(
                        verb.arguments().get(0),
                        because,
                        added.remove("forDays"),
                        added.remove("from"),
                        added.remove("untilDate"));
            default -> throw unknown(verb.name());
        };
        if (!added.isEmpty()) {
            throw unknown(added.keySet().iterator().next());
        }
        return statement;
    }

    private static IllegalStateException unknown(String name) {
        return new IllegalStateException("The check lets no `" + name + "` through.");
    }

    private static @Nullable Object value(@Nullable Operand operand, Bindings bindings) {
        return operand == null ? null : operand.value(null, bindings);
    }

    private static String text(Operand operand, Bindings bindings) {
        return String.valueOf(operand.value(null, bindings));
    }

    private static @Nullable Double number(@Nullable Operand operand, Bindings bindings) {
        return value(operand, bindings) instanceof Number number ? (Double) number.doubleValue() : null;
    }

    private static @Nullable Integer days(@Nullable Operand operand, Bindings bindings) {
        return value(operand, bindings) instanceof Number number ? (Integer) number.intValue() : null;
    }

    private static @Nullable LocalDate date(@Nullable Operand operand, Bindings bindings) {
        return value(operand, bindings) instanceof LocalDate date ? date : null;
    }

    /**
     * The reason that is given.
     *
     * @param text what it is; null where none is given
     * @param reason the same with its facts resolved; null where the rule knows of none
     */
    record Because(@Nullable Operand text, @Nullable Reason reason) {

        static Because of(@Nullable Operand text, Rule rule) {
            return new Because(
                    text,
                    text instanceof Literal literal && literal.constant() instanceof String template
                            ? rule.reasons().get(template)
                            : null);
        }

        Wording wording(Firing firing, Client client, Bindings bindings) {
            if (reason != null) {
                return Wording.of(reason, client, bindings);
            }
            return text == null ? Wording.NONE : firing.wording(Statement.text(text, bindings), client);
        }
    }

    /** A proposal. */
    record Recommending(
            Operand action,
            Because because,
            @Nullable Operand offer,
            @Nullable Operand likelihood,
            @Nullable Operand weight,
            @Nullable Operand amount,
            @Nullable Operand within)
            implements Statement {

        @Override
        public Conclusion said(Firing firing, Client client, Bindings bindings) {
            Double factor = number(weight, bindings);
            return new Conclusion.Proposal(
                    firing,
                    because.wording(firing, client, bindings),
                    text(action, bindings),
                    offered(value(offer, bindings)),
                    number(likelihood, bindings),
                    factor == null ? 1 : factor,
                    number(amount, bindings),
                    days(within, bindings));
        }

        private static @Nullable String offered(@Nullable Object offer) {
            if (offer instanceof Opening opening) {
                return opening.service();
            } else if (offer instanceof Division division) {
                return division.name();
            }
            return offer == null ? null : offer.toString();
        }
    }

    /** A signal's value. */
    record Signalling(Operand name, Operand value, Because because) implements Statement {

        @Override
        public Conclusion said(Firing firing, Client client, Bindings bindings) {
            return new Conclusion.SignalValue(
                    firing, because.wording(firing, client, bindings), text(name, bindings), text(value, bindings));
        }
    }

    /** A restraint. */
    record HoldingBack(
            Operand what,
            Because because,
            @Nullable Operand forDays,
            @Nullable Operand from,
            @Nullable Operand until) implements Statement {

        @Override
        public Conclusion said(Firing firing, Client client, Bindings bindings) {
            Object named = value(what, bindings);
            Candidate candidate = named instanceof Candidate one ? one : null;
            Integer count = days(forDays, bindings);
            LocalDate counted = date(from, bindings);
            return new Conclusion.Restraint(
                    firing,
                    because.wording(firing, client, bindings),
                    candidate,
                    candidate == null ? String.valueOf(named) : null,
                    count == null
                            ? date(until, bindings)
                            : (counted == null ? client.asOf() : counted).plusDays(count));
        }
    }
}

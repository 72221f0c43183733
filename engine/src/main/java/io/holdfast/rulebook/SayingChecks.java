package io.holdfast.rulebook;

import io.holdfast.catalogue.Catalogue;
import io.holdfast.client.FactKind;
import io.holdfast.source.Nearest;
import io.holdfast.source.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks what a rule says: known verbs for its stage, known actions, numbers in range, reasons whose facts exist. */
final class SayingChecks {

    private static final Map<Stage, String> VERBS =
            Map.of(Stage.SIGNALS, "signal", Stage.PLAYBOOKS, "recommend", Stage.POLICY, "holdBack");
    private static final Map<Stage, List<String>> ADDITIONS = Map.of(
            Stage.SIGNALS, List.of("because"),
            Stage.PLAYBOOKS, List.of("offer", "because", "likelihood", "weight", "amount", "within"),
            Stage.POLICY, List.of("because", "forDays", "from", "untilDate"));

    private final Catalogue catalogue;
    private final Stage stage;
    private final Complaints complaints;
    private final Scope scope;
    private final Map<String, Reason> reasons;
    /** Calls that were already told of. */
    private final Set<Saying.Call> spared = Collections.newSetFromMap(new IdentityHashMap<>());

    SayingChecks(Catalogue catalogue, Stage stage, Complaints complaints, Scope scope, Map<String, Reason> reasons) {
        this.catalogue = catalogue;
        this.stage = stage;
        this.complaints = complaints;
        this.scope = scope;
        this.reasons = reasons;
    }

    /** A bound fact as a whole, which only {@code offer} and {@code holdBack} take. */
    FactPath wholeFact(String binding) {
        return new FactPath(
                Optional.of(binding), List.of(), Optional.empty(), FactKind.GROUP, false, binding.substring(1));
    }

    /** A call whose arguments cannot be read: only its name is looked at. */
    void spare(Saying.Call call) {
        spared.add(call);
    }

    void check(Saying saying) {
        Saying.Call verb = saying.verb();
        String expected = String.valueOf(VERBS.get(stage));
        List<String> additions = ADDITIONS.getOrDefault(stage, List.of());
        if (!verb.name().equals(expected)) {
            complaints.error(
                    saying.at(),
                    "a rule of " + stage.word() + " says `decision." + expected + "(…)`, not `" + verb.name() + "`.",
                    "");
            return;
        }
        Set<String> said = new LinkedHashSet<>();
        boolean unknown = false;
        for (Saying.Call call : saying.calls().subList(1, saying.calls().size())) {
            if (!additions.contains(call.name())) {
                unknown = true;
                complaints.error(
                        call.at(),
                        "`" + call.name() + "` cannot follow `" + expected + "`;",
                        Scope.didYouMean(call.name(), additions).startsWith("did")
                                ? Scope.didYouMean(call.name(), additions)
                                : "there are " + String.join(", ", additions) + ".");
            } else if (!said.add(call.name())) {
                complaints.error(call.at(), "`" + call.name() + "` is said twice.", "");
            } else {
                addition(call, call.at());
            }
        }
        verb(verb, saying.at());
        if (stage != Stage.SIGNALS && !said.contains("because") && !unknown) {
            complaints.warning(saying.at(), "this says no reason.", "Add because: people see it beside the action.");
        }
    }

    private void verb(Saying.Call verb, Place at) {
        switch (stage) {
            case SIGNALS -> signal(verb, at);
            case PLAYBOOKS -> {
                if (argument(verb, 1, at)) {
                    action(verb, at);
                }
            }
            case POLICY -> {
                if (argument(verb, 1, at)) {
                    restrained(verb, at);
                }
            }
        }
    }

    private boolean argument(Saying.Call call, int count, Place at) {
        if (spared.contains(call)) {
            return false;
        }
        if (call.arguments().size() != count) {
            complaints.error(
                    at,
                    "`" + call.name() + "` takes " + (count == 1 ? "one value" : count + " values") + ", not "
                            + call.arguments().size() + ".",
                    "");
        }
        return call.arguments().size() == count;
    }

    private void signal(Saying.Call verb, Place at) {
        if (!argument(verb, 2, at)) {
            return;
        }
        Optional<String> name = verb.text(0);
        Optional<String> value = verb.text(1);
        if (name.isEmpty() || value.isEmpty()) {
            complaints.error(at, "`signal` takes two texts: the signal and its value.", "");
            return;
        }
        var type = catalogue.book().signals().get(name.get());
        if (type == null && !catalogue.hasAllSignals()) {
            return;
        }
        if (type == null) {
            complaints.error(
                    at,
                    "book.yaml declares no signal `" + name.get() + "`;",
                    Scope.didYouMean(
                            name.get(), List.copyOf(catalogue.book().signals().keySet())));
        } else if (!type.values().isEmpty() && !type.values().contains(value.get())) {
            complaints.error(
                    at,
                    "the " + name.get() + " of a client is " + PatternChecks.listed(type.values()) + ", not `"
                            + value.get() + "`.",
                    Nearest.advice(value.get(), type.values()));
        }
    }

    private void action(Saying.Call verb, Place at) {
        Optional<String> id = verb.text(0);
        if (id.isEmpty()) {
            complaints.error(at, "`recommend` takes the id of an action, as text.", "");
        } else if (catalogue.action(id.get()).isEmpty() && catalogue.hasAllActions()) {
            complaints.error(
                    at,
                    "actions.csv has no action `" + id.get() + "`;",
                    Scope.didYouMean(id.get(), List.copyOf(catalogue.actions().keySet())));
        }
    }

    private void restrained(Saying.Call verb, Place at) {
        Optional<String> word = verb.text(0);
        List<String> known = new ArrayList<>(io.holdfast.catalogue.Kind.words());
        known.addAll(catalogue.playbooks());
        known.addAll(catalogue.actions().keySet());
        boolean candidate = boundAs(verb.arguments().get(0), FactType.CANDIDATE);
        if (word.isPresent() && !known.contains(word.get()) && catalogue.hasAllActions()) {
            complaints.error(
                    at,
                    "there is no kind, playbook or action `" + word.get() + "`;",
                    Scope.didYouMean(word.get(), known));
        } else if (word.isEmpty() && !candidate) {
            complaints.error(at, "`holdBack` takes a candidate it has matched, or a kind, playbook or action.", "");
        }
    }

    private boolean boundAs(Operand operand, FactType... types) {
        return operand instanceof FactPath path
                && path.kind() == FactKind.GROUP
                && path.binding()
                        .flatMap(scope::fact)
                        .map(type -> List.of(types).contains(type))
                        .orElse(false);
    }

    private void addition(Saying.Call call, Place at) {
        if (!argument(call, 1, at)) {
            return;
        }
        Operand value = call.arguments().get(0);
        switch (call.name()) {
            case "because" -> because(call, at);
            case "offer" -> offer(call, value, at);
            case "likelihood" -> number(call.name(), value, 0, 1, false, at);
            case "weight" -> number(call.name(), value, 0, 1_000, false, at);
            case "amount" -> number(call.name(), value, 0, 1e9, false, at);
            case "within", "forDays" -> number(call.name(), value, 0, 3_660, true, at);
            default -> date(call.name(), value, at);
        }
    }

    private void because(Saying.Call call, Place at) {
        if (call.text(0).isEmpty()) {
            complaints.error(at, "`because` takes a text.", "");
        } else {
            String template = call.text(0).get();
            new ReasonReader(scope, complaints, at).read(template).ifPresent(reason -> reasons.put(template, reason));
        }
    }

    private void offer(Saying.Call call, Operand value, Place at) {
        Optional<String> service = call.text(0);
        if (service.isPresent() && catalogue.service(service.get()).isEmpty() && catalogue.hasAllServices()) {
            complaints.error(
                    at,
                    "services.csv has no service `" + service.get() + "`;",
                    Scope.didYouMean(
                            service.get(), List.copyOf(catalogue.services().keySet())));
        }
        boolean text = service.isPresent() || value instanceof FactPath path && path.kind() == FactKind.TEXT;
        if (!text && !boundAs(value, FactType.OPENING, FactType.DIVISION)) {
            complaints.error(at, "`offer` takes an opening, a division, or the id of a service.", "");
        }
    }

    private void number(String name, Operand value, double from, double to, boolean whole, Place at) {
        if (value instanceof FactPath path) {
            if (!(whole ? path.kind() == FactKind.WHOLE : path.kind().isNumber())) {
                complaints.error(
                        at,
                        "`" + name + "` takes a " + (whole ? "whole " : "") + "number, and `" + path.label()
                                + "` is none.",
                        "");
            } else if (to == 1 && path.field().map(field -> field.to() > 1).orElse(true)) {
                complaints.error(
                        at,
                        "`" + name + "` takes a share between 0 and 1, and `" + path.label() + "` can be more.",
                        "Write a number such as 0.3.");
            }
            return;
        }
        Object constant = ((Literal) value).constant();
        boolean fits = constant instanceof Number number
                && number.doubleValue() >= from
                && number.doubleValue() <= to
                && (!whole || number instanceof Integer);
        if (!fits) {
            complaints.error(
                    at,
                    "`" + name + "` takes a " + (whole ? "whole " : "") + "number between "
                            + FactText.of(from, io.holdfast.client.Unit.PLAIN) + " and "
                            + FactText.of(to, io.holdfast.client.Unit.PLAIN) + ", not `" + constant + "`.",
                    "");
        }
    }

    private void date(String name, Operand value, Place at) {
        if (!(value instanceof FactPath path) || path.kind() != FactKind.DATE) {
            complaints.error(
                    at, "`" + name + "` takes a date it has matched.", "Write for example `$contact.until()`.");
        }
    }
}

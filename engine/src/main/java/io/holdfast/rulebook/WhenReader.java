package io.holdfast.rulebook;

import io.holdfast.catalogue.Catalogue;
import io.holdfast.client.FactKind;
import io.holdfast.source.Nearest;
import io.holdfast.source.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.EvalDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;

/** Reads the when of a rule from what Drools parsed. */
final class WhenReader {

    private final Stage stage;
    private final Complaints complaints;
    private final RuleUnit unit;
    private final ConstraintReader constraints;
    private final PatternChecks checks;

    WhenReader(Catalogue catalogue, Stage stage, Complaints complaints, RuleUnit unit, Readings.Shelf shelf) {
        this.stage = stage;
        this.complaints = complaints;
        this.unit = unit;
        this.constraints = new ConstraintReader(complaints, shelf);
        this.checks = new PatternChecks(catalogue, complaints);
    }

    List<Element> read(AndDescr when, Scope scope) {
        List<Element> elements = new ArrayList<>();
        for (BaseDescr part : when.getDescrs()) {
            element(part, scope).ifPresent(elements::add);
        }
        if (when.getDescrs().isEmpty()) {
            complaints.error(unit.at(), "this rule has no condition, so it would hold for every client.", "");
        }
        return elements;
    }

    private Optional<Element> element(BaseDescr descr, Scope scope) {
        Place at = complaints.place(descr);
        if (descr instanceof PatternDescr pattern) {
            return pattern.getSource() == null ? pattern(pattern, scope) : sourced(pattern, scope);
        } else if (descr instanceof NotDescr not) {
            return inner(not, scope).map(part -> new Element.Not(at, words(not, "no " + part.words()), part));
        } else if (descr instanceof ExistsDescr exists) {
            return inner(exists, scope).map(part -> new Element.Exists(at, words(exists, part.words()), part));
        } else if (descr instanceof AndDescr and) {
            return Optional.of(new Element.And(at, words(and, "all of these"), parts(and, scope, false)));
        } else if (descr instanceof OrDescr or) {
            return or(or, scope, at);
        } else if (descr instanceof EvalDescr) {
            complaints.error(at, "`eval` would run code, and rules do not.", "Write the condition on the fact itself.");
        } else if (descr instanceof ForallDescr) {
            complaints.error(
                    at, "`forall` is not part of the rule language.", "Write `not` with the opposite condition.");
        } else {
            complaints.error(at, "this is not part of the rule language.", "");
        }
        return Optional.empty();
    }

    private Optional<Element> or(OrDescr or, Scope scope, Place at) {
        int branches = 1;
        for (Object part : or.getDescrs()) {
            branches *= part instanceof OrDescr nested ? nested.getDescrs().size() : 1;
        }
        if (or.getDescrs().size() * branches > 32) {
            complaints.error(at, "this `or` has too many branches.", "Use `in (…)` or a table.");
        }
        return Optional.of(new Element.Or(at, words(or, "one of these"), parts(or, scope, true)));
    }

    private List<Element> parts(ConditionalElementDescr all, Scope scope, boolean apart) {
        List<Element> parts = new ArrayList<>();
        for (BaseDescr part : all.getDescrs()) {
            element(part, apart ? scope.inner() : scope).ifPresent(parts::add);
        }
        return parts;
    }

    /** The part of a not or exists; what it binds is known inside it only. */
    private Optional<Element> inner(ConditionalElementDescr outer, Scope scope) {
        List<? extends BaseDescr> parts = outer.getDescrs();
        if (parts.size() != 1) {
            complaints.error(complaints.place((BaseDescr) outer), "`not` and `exists` take one pattern.", "");
            return Optional.empty();
        }
        if (parts.get(0) instanceof AndDescr and && and.getDescrs().stream().anyMatch(NotDescr.class::isInstance)) {
            complaints.error(
                    complaints.place(and),
                    "a `not` inside `not` or `exists` can stay silent where it should hold (Drools issue 7115).",
                    "Write two rules, or turn the conditions round.");
            return Optional.empty();
        }
        return element(parts.get(0), scope.inner());
    }

    private String words(ConditionalElementDescr descr, String otherwise) {
        Origin origin = unit.origin(((BaseDescr) descr).getLine());
        String words = origin.piece(0).words();
        return words.isEmpty() || origin.verbatim() ? otherwise : words;
    }

    private Optional<Element> pattern(PatternDescr descr, Scope scope) {
        Place at = complaints.place(descr);
        Optional<FactType> type = FactType.of(descr.getObjectType());
        if (type.isEmpty() || !type.get().isSeenBy(stage)) {
            List<String> seen = FactType.words(stage);
            complaints.error(
                    at,
                    type.isEmpty()
                            ? "there is no fact `" + descr.getObjectType() + "`."
                            : "a rule of " + stage.word() + " cannot see `" + descr.getObjectType() + "`.",
                    Nearest.to(descr.getObjectType(), seen)
                            .filter(near -> type.isEmpty())
                            .map(near -> "Did you mean `" + near + "`?")
                            .orElse("Rules of " + stage.word() + " see " + String.join(", ", seen) + "."));
            return Optional.empty();
        }
        if (!descr.getBehaviors().isEmpty() || descr.isUnification()) {
            complaints.error(
                    at,
                    "windows and := are not part of the rule language.",
                    "Compare days instead, such as `daysAgo <= 30`.");
        }
        Optional<String> binding = Optional.ofNullable(descr.getIdentifier());
        binding.ifPresent(name -> bind(name, type.get(), scope, at));
        Map<String, FactPath> fields = new LinkedHashMap<>();
        List<Condition> conditions = new ArrayList<>();
        for (BaseDescr part : descr.getDescrs()) {
            if (part instanceof ExprConstraintDescr constraint
                    && constraint.getType() == ExprConstraintDescr.Type.NAMED) {
                constraints.read(constraint, type.get(), scope, fields).ifPresent(conditions::add);
            } else {
                complaints.error(complaints.place(part), "a condition names its fact.", "Write fact, operator, value.");
            }
        }
        boolean plain =
                conditions.stream().allMatch(condition -> condition.words().isEmpty());
        Element.Pattern pattern =
                new Element.Pattern(at, plain ? patternWords(descr) : "", type.get(), binding, fields, conditions);
        checks.check(pattern);
        return Optional.of(pattern);
    }

    private String patternWords(PatternDescr descr) {
        String words = unit.origin(descr.getLine()).piece(0).words();
        return words.isEmpty() ? "a " + descr.getObjectType().toLowerCase(Locale.ROOT) : words;
    }

    private void bind(String name, FactType type, Scope scope, Place at) {
        if (!name.startsWith("$")) {
            complaints.error(
                    at,
                    "`" + name + "` could be mistaken for a fact.",
                    "Names of your own begin with $: `$" + name + "`.");
        } else if (scope.knows(name)) {
            complaints.error(at, "`" + name + "` is already the name of something above.", "Choose another name.");
        } else {
            scope.bind(name, type);
        }
    }

    private Optional<Element> sourced(PatternDescr result, Scope scope) {
        Place at = complaints.place(result);
        if (!(result.getSource() instanceof AccumulateDescr accumulate)) {
            complaints.error(
                    at,
                    "`from` and `collect` are not part of the rule language.",
                    "Match the fact itself: `Contact( … )`.");
            return Optional.empty();
        }
        if (accumulate.getFunctions().isEmpty()
                || accumulate.getInitCode() != null && !accumulate.getInitCode().isBlank()) {
            complaints.error(
                    at,
                    "an accumulate of your own code would run it, and rules do not.",
                    "Use count, sum, min, max or average.");
            return Optional.empty();
        }
        if (accumulate.getFunctions().size() > 1) {
            complaints.error(
                    at,
                    "Drools can take one figure of an accumulate for another.",
                    "Write an accumulate for each figure.");
            return Optional.empty();
        }
        Scope within = scope.inner();
        BaseDescr input =
                accumulate.getInput() instanceof AndDescr and && and.getDescrs().size() == 1
                        ? and.getDescrs().get(0)
                        : accumulate.getInput();
        Optional<Element> source = element(input, within);
        if (source.isEmpty()) {
            return Optional.empty();
        }
        List<Element.Figure> figures = new ArrayList<>();
        for (AccumulateDescr.AccumulateFunctionCallDescr call : accumulate.getFunctions()) {
            Optional<Element.Figure> figure = figure(call, within, at, PatternChecks.known(source.get()));
            figure.ifPresent(figures::add);
            String label = figure.map(Element.Figure::gathering)
                    .map(gathering -> gathering == Gathering.COUNT ? "how many" : gathering.word())
                    .orElse("figure");
            Optional.ofNullable(call.getBind())
                    .ifPresent(name -> scope.bind(
                            name,
                            new FactPath(
                                    Optional.of(name), List.of(), Optional.empty(), FactKind.NUMBER, false, label)));
        }
        List<Condition> conditions = new ArrayList<>();
        for (BaseDescr part : result.getDescrs()) {
            if (part instanceof ExprConstraintDescr constraint) {
                constraints
                        .read(constraint, FactType.CLIENT, scope, new LinkedHashMap<>())
                        .ifPresent(conditions::add);
            }
        }
        return Optional.of(
                new Element.Gather(at, words(accumulate, source.get().words()), source.get(), figures, conditions));
    }

    private Optional<Element.Figure> figure(
            AccumulateDescr.AccumulateFunctionCallDescr call, Scope within, Place at, Set<String> known) {
        Optional<Gathering> gathering = Gathering.of(call.getFunction());
        String binding = call.getBind();
        if (gathering.isEmpty() || binding == null) {
            complaints.error(
                    at,
                    gathering.isEmpty()
                            ? "nothing gathers by `" + call.getFunction() + "`;"
                            : "this figure has no name;",
                    gathering.isEmpty()
                            ? "there are " + String.join(", ", Gathering.words()) + "."
                            : "write `$n : " + call.getFunction() + "(…)`.");
            return Optional.empty();
        }
        if (gathering.get() == Gathering.COUNT) {
            return Optional.of(new Element.Figure(binding, gathering.get(), Optional.empty()));
        }
        String text = call.getParams().length == 1 ? call.getParams()[0].strip() : "";
        Optional<FactPath> path = text.startsWith("$")
                ? within.resolve(text, FactType.CLIENT)
                        .path()
                        .filter(found -> found.kind().isNumber())
                : Optional.empty();
        if (path.isEmpty()) {
            complaints.error(
                    at,
                    "`" + call.getFunction() + "` is taken over a number that the pattern has named.",
                    "Write `Contact( $d : daysAgo )` and then `" + call.getFunction() + "($d)`.");
        }
        path.filter(found -> gathering.get() == Gathering.SUM && found.optional() && !known.contains(found.label()))
                .ifPresent(found -> complaints.error(
                        at,
                        "`sum` fails in Drools where `" + found.label() + "` is unknown.",
                        "Add to the pattern that it is known: `… != null`."));
        return path.map(found -> new Element.Figure(binding, gathering.get(), path));
    }
}

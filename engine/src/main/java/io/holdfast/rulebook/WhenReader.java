package io.holdfast.rulebook;

import io.holdfast.catalogue.Catalogue;
import io.holdfast.source.Nearest;
import io.holdfast.source.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.AnnotatedBaseDescr;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalBranchDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.EvalDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.NamedConsequenceDescr;
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
    private final GatherReader gathers;

    WhenReader(Catalogue catalogue, Stage stage, Complaints complaints, RuleUnit unit, Readings.Shelf shelf) {
        this.stage = stage;
        this.complaints = complaints;
        this.unit = unit;
        this.constraints = new ConstraintReader(complaints, shelf);
        this.checks = new PatternChecks(catalogue, complaints);
        this.gathers = new GatherReader(complaints, unit, constraints, this);
    }

    List<Element> read(AndDescr when, Scope scope) {
        List<Element> elements = new ArrayList<>();
        for (BaseDescr part : when.getDescrs()) {
            element(part, scope).ifPresent(elements::add);
        }
        if (when.getDescrs().isEmpty() && unit.whole()) {
            complaints.error(unit.at(), "this rule has no condition, so it would hold for every client.", "");
        }
        return elements;
    }

    Optional<Element> element(BaseDescr descr, Scope scope) {
        Place at = complaints.place(descr);
        if (descr instanceof AnnotatedBaseDescr annotated) {
            for (AnnotationDescr annotation : annotated.getAnnotations()) {
                complaints.error(
                        at, "`@" + annotation.getName() + "` is not part of the rule language.", "Take it out.");
            }
        }
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
        } else if (descr instanceof NamedConsequenceDescr || descr instanceof ConditionalBranchDescr) {
            complaints.error(at, "a rule has one then, and `do` and `if` would choose another.", "Write two rules.");
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
            Scope within = apart ? scope.branch() : scope;
            element(part, within).ifPresent(parts::add);
            if (apart) {
                scope.close(within);
            }
        }
        return parts;
    }

    /** Parts of what is refused anyway: their own mistakes are told with it. */
    void inside(List<? extends BaseDescr> parts, Scope scope) {
        Scope within = scope.inner();
        parts.forEach(part -> element(part, within));
        scope.close(within);
    }

    /** The part of a not or exists; what it binds is known inside it only. */
    private Optional<Element> inner(ConditionalElementDescr outer, Scope scope) {
        List<? extends BaseDescr> parts = outer.getDescrs();
        if (parts.size() != 1) {
            complaints.error(complaints.place((BaseDescr) outer), "`not` and `exists` take one pattern.", "");
            inside(parts, scope);
            return Optional.empty();
        }
        if (parts.get(0) instanceof AndDescr and && and.getDescrs().stream().anyMatch(NotDescr.class::isInstance)) {
            complaints.error(
                    complaints.place(and),
                    "a `not` inside `not` or `exists` can stay silent where it should hold (Drools issue 7115).",
                    "Write two rules, or turn the conditions round.");
            inside(and.getDescrs(), scope);
            return Optional.empty();
        }
        Scope within = scope.inner();
        Optional<Element> part = element(parts.get(0), within);
        scope.close(within);
        return part;
    }

    String words(ConditionalElementDescr descr, String otherwise) {
        Origin origin = unit.origin(((BaseDescr) descr).getLine());
        String words = origin.piece(0).words();
        return words.isEmpty() || origin.verbatim() ? otherwise : words;
    }

    private Optional<Element> pattern(PatternDescr descr, Scope scope) {
        Place at = complaints.place(descr);
        if (descr.getObjectType() == null) {
            complaints.error(
                    at,
                    "a pattern names the fact that it asks about.",
                    "Write `Client( … )`, and no path beginning with /.");
            lose(descr, scope);
            return Optional.empty();
        }
        Optional<FactType> type = FactType.of(descr.getObjectType());
        boolean seen = type.isPresent() && type.get().isSeenBy(stage);
        if (!seen) {
            List<String> words = FactType.words(stage);
            complaints.error(
                    at,
                    type.isEmpty()
                            ? "there is no fact `" + descr.getObjectType() + "`."
                            : "a rule of " + stage.word() + " cannot see `" + descr.getObjectType() + "`.",
                    Nearest.to(descr.getObjectType(), words)
                            .filter(near -> type.isEmpty())
                            .map(near -> "Did you mean `" + near + "`?")
                            .orElse("Rules of " + stage.word() + " see " + String.join(", ", words) + "."));
        }
        if (type.isEmpty()) {
            lose(descr, scope);
            return Optional.empty();
        }
        if (!descr.getBehaviors().isEmpty()) {
            complaints.error(
                    at, "windows are not part of the rule language.", "Compare days instead, such as `daysAgo <= 30`.");
        }
        if (descr.isUnification()) {
            complaints.error(
                    at, "`:=` is not part of the rule language.", "Write `" + descr.getIdentifier() + " : …`.");
        }
        Optional<String> binding = Optional.ofNullable(descr.getIdentifier());
        boolean own = unit.origin(descr.getLine()).verbatim();
        binding.filter(name -> bind(name, type.get(), scope, at, own))
                .ifPresent(name -> scope.matching(Optional.of(name)));
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
        scope.matching(Optional.empty());
        boolean plain =
                conditions.stream().allMatch(condition -> condition.words().isEmpty());
        Element.Pattern pattern =
                new Element.Pattern(at, plain ? patternWords(descr) : "", type.get(), binding, fields, conditions);
        checks.check(pattern);
        return seen ? Optional.of(pattern) : Optional.empty();
    }

    /** A pattern that cannot be read takes its names with it. */
    void lose(PatternDescr descr, Scope scope) {
        Optional.ofNullable(descr.getIdentifier()).ifPresent(scope::lose);
        for (BaseDescr part : descr.getDescrs()) {
            if (part instanceof ExprConstraintDescr constraint) {
                complaints.nextConstraint(constraint, constraint.getExpression());
                ConstraintReader.loseNames(constraint.getExpression(), scope);
            }
        }
    }

    private String patternWords(PatternDescr descr) {
        String words = unit.origin(descr.getLine()).piece(0).words();
        return words.isEmpty() ? descr.getObjectType().toLowerCase(Locale.ROOT) : words;
    }

    /** Whether the name is new. */
    private boolean bind(String name, FactType type, Scope scope, Place at, boolean own) {
        if (!name.startsWith("$")) {
            complaints.error(
                    at,
                    "`" + name + "` could be mistaken for a fact.",
                    "Names of your own begin with $: `$" + name + "`.");
            scope.lose(name);
            return false;
        }
        Optional<String> fault = scope.fault(name, type);
        fault.ifPresent(why -> complaints.error(
                at, why, own ? "Choose another name." : "Only one line of a rule can give it: keep one of the two."));
        if (fault.isEmpty()) {
            scope.bind(name, type);
        }
        return fault.isEmpty();
    }

    private Optional<Element> sourced(PatternDescr result, Scope scope) {
        Place at = complaints.place(result);
        if (!(result.getSource() instanceof AccumulateDescr accumulate)) {
            complaints.error(
                    at,
                    "`from` and `collect` are not part of the rule language.",
                    "Match the fact itself: `Contact( … )`.");
            if (result.getSource() instanceof CollectDescr collect) {
                inside(List.of(collect.getInputPattern()), scope);
                lose(result, scope);
            } else if (FactType.of(result.getObjectType()).isPresent()) {
                pattern(result, scope);
            } else {
                lose(result, scope);
            }
            return Optional.empty();
        }
        return gathers.read(accumulate, result, scope);
    }
}

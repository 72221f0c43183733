package io.holdfast.rulebook;

import io.holdfast.catalogue.Catalogue;
import io.holdfast.client.Attributes;
import io.holdfast.client.FactField;
import io.holdfast.client.FactKind;
import io.holdfast.client.FactShape;
import io.holdfast.source.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that a rule may use at one point: its bindings so far, and the facts below each. */
final class Scope {

    private static final Pattern ATTRIBUTE = Pattern.compile("(.*?)attributes\\[\\s*\"([^\"]*)\"\\s*]");
    private static final Pattern PATH = Pattern.compile("\\$?[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*");

    private final Catalogue catalogue;
    private final boolean whole;
    private final Map<String, FactType> facts = new LinkedHashMap<>();
    private final Map<String, FactPath> values = new LinkedHashMap<>();
    /** What a part that was refused would have named: every use of it would be told once more. */
    private final Set<String> lost = new HashSet<>();
    /** What was named inside a part that keeps its names to itself. */
    private final Set<String> hidden = new HashSet<>();
    /** The name of the fact whose own pattern is being read: there is nothing yet that it could stand for. */
    private Optional<String> matching = Optional.empty();
    /** What each name stands for in branches of an or, wherever in the rule: Drools gives it one type for all. */
    private final Map<String, Object> branches;

    private final boolean branch;

    /**
     * @param whole whether the rule is all there; else whatever it does not name may be named where it cannot be read
     */
    Scope(Catalogue catalogue, boolean whole) {
        this(catalogue, whole, new HashMap<>(), false);
    }

    private Scope(Catalogue catalogue, boolean whole, Map<String, Object> branches, boolean branch) {
        this.catalogue = catalogue;
        this.whole = whole;
        this.branches = branches;
        this.branch = branch;
    }

    /** This scope, to be widened without changing this one. */
    Scope inner() {
        return inner(branch);
    }

    /** Likewise, for one branch of an or. */
    Scope branch() {
        return inner(true);
    }

    private Scope inner(boolean ofBranch) {
        Scope inner = new Scope(catalogue, whole, branches, ofBranch);
        inner.facts.putAll(facts);
        inner.values.putAll(values);
        inner.lost.addAll(lost);
        inner.hidden.addAll(hidden);
        return inner;
    }

    /** An inner scope ends, and what it named is not known any more. */
    void close(Scope inner) {
        hidden.addAll(inner.facts.keySet());
        hidden.addAll(inner.values.keySet());
        hidden.addAll(inner.lost);
        hidden.removeAll(lost);
    }

    void lose(String binding) {
        lost.add(binding);
    }

    boolean knows(String binding) {
        return facts.containsKey(binding) || values.containsKey(binding) || lost.contains(binding);
    }

    /** Whether the rule may name more than can be read. */
    boolean isWhole() {
        return whole;
    }

    /** Whether something is called so, here or inside a part that keeps its names to itself. */
    boolean hasHeardOf(String binding) {
        return knows(binding) || hidden.contains(binding);
    }

    /** Whether another branch gives the name to something of another kind. */
    private boolean clashes(String binding, Object kind) {
        return branch && !kind.equals(Objects.requireNonNullElse(branches.putIfAbsent(binding, kind), kind));
    }

    /** Why a name cannot be given to a thing of this kind; empty where it can, and then it is taken. */
    Optional<String> fault(String binding, Object kind) {
        if (knows(binding)) {
            return Optional.of("`" + binding + "` is already the name of something above.");
        }
        return clashes(binding, kind)
                ? Optional.of("`" + binding + "` names another kind of thing in another branch of the `or`.")
                : Optional.empty();
    }

    void bind(String binding, FactType type) {
        facts.put(binding, type);
    }

    void bind(String binding, FactPath value) {
        values.put(binding, value);
    }

    /** A pattern that gives a name is read from here on, or, without a name, to its end. */
    void matching(Optional<String> binding) {
        matching = binding;
    }

    Optional<FactType> fact(String binding) {
        return Optional.ofNullable(facts.get(binding));
    }

    Optional<FactPath> value(String binding) {
        return Optional.ofNullable(values.get(binding));
    }

    Set<String> factNames() {
        return facts.keySet();
    }

    /** Whether a text looks like a path at all, rather than like arithmetic or a call. */
    static boolean isPath(String text) {
        return PATH.matcher(text).matches() || ATTRIBUTE.matcher(text).matches();
    }

    /** A path resolved; or why it cannot be, in words. */
    record Resolved(Optional<FactPath> path, String message, String advice) {

        static Resolved to(FactPath path) {
            return new Resolved(Optional.of(path), "", "");
        }

        static Resolved not(String message, String advice) {
            return new Resolved(Optional.empty(), message, advice);
        }

        /** This, and silence about the name from then on. */
        Resolved once(Scope scope, String binding) {
            scope.lose(binding);
            return this;
        }

        /** Something that would be there, had another part not been refused. */
        static Resolved lost() {
            return not("", "");
        }

        /** Whether there is anything to say: what is lost was told where it went. */
        boolean isWrong() {
            return path.isEmpty() && !message.isEmpty();
        }
    }

    /** Resolves a path on a pattern's own fact, or on a binding when it begins with one. */
    Resolved resolve(String text, FactType own) {
        int dot = text.indexOf('.');
        String binding = dot < 0 ? text : text.substring(0, dot);
        if (lost.contains(binding)) {
            return Resolved.lost();
        }
        if (!text.startsWith("$")) {
            return walk(text, Optional.empty(), own);
        }
        if (matching.equals(Optional.of(binding))) {
            return Resolved.not(
                    "`" + binding + "` is the name of the very fact that this pattern matches.",
                    dot < 0
                            ? "Name one of its facts, without `" + binding + "`."
                            : "Inside its own pattern write `" + text.substring(dot + 1) + "`.");
        }
        Optional<FactPath> value = value(binding);
        if (value.isPresent() && dot < 0) {
            return Resolved.to(value.get());
        }
        if (value.isPresent() && fact(binding).isEmpty()) {
            return Resolved.not("`" + binding + "` is one value, and has no facts.", "Write `" + binding + "` alone.");
        }
        Optional<FactType> type = fact(binding);
        if (type.isEmpty() && !whole) {
            return Resolved.lost();
        }
        if (type.isEmpty() && hidden.contains(binding)) {
            return Resolved.not(
                    "`" + binding + "` is known only inside the `not`, `exists`, `or` or accumulate that matches it.",
                    "Ask for it there, or match it in a pattern of its own.");
        }
        if (type.isEmpty()) {
            List<String> known = new ArrayList<>(facts.keySet());
            known.addAll(values.keySet());
            Optional<String> near = Nearest.to(binding, known);
            if (near.isEmpty()) {
                // Whatever matched it is missing: one mistake, however often it is spoken of.
                lost.add(binding);
            }
            return Resolved.not(
                    "nothing above is called `" + binding + "`.",
                    near.map(name -> "Did you mean `" + name + "`?").orElse("A pattern above has to match it first."));
        }
        if (dot < 0) {
            return Resolved.not(
                    "`" + binding + "` is a whole " + type.get().word().toLowerCase(Locale.ROOT)
                            + ", not one of its facts.",
                    "Name the fact: `" + binding + "."
                            + type.get().shape().names().get(0) + "`.");
        }
        return walk(text.substring(dot + 1), Optional.of(binding), type.get());
    }

    private Resolved walk(String text, Optional<String> binding, FactType type) {
        if (text.endsWith("]")) {
            Matcher attribute = ATTRIBUTE.matcher(text);
            if (attribute.matches()) {
                return attribute(attribute.group(1), attribute.group(2), binding, type);
            }
        }
        List<FactField> steps = new ArrayList<>();
        Optional<FactShape> shape = Optional.of(type.shape());
        for (String name : text.split("\\.", -1)) {
            Optional<FactField> field = shape.flatMap(here -> here.field(name)).filter(found -> !isHidden(found));
            if (field.isEmpty()) {
                boolean entries =
                        !steps.isEmpty() && steps.get(steps.size() - 1).kind() == FactKind.ENTRIES;
                return entries
                        ? entries(steps.get(steps.size() - 1))
                        : catalogue.book().attributes().containsKey(text.replaceFirst("^attributes\\.", ""))
                                        && type == FactType.CLIENT
                                ? attributeMeant(text)
                                : unknown(text, type);
            }
            steps.add(field.get());
            shape = field.get().kind().isScalar() ? Optional.empty() : shape.map(here -> here.inside(field.get()));
        }
        FactField last = steps.get(steps.size() - 1);
        if (last.kind() == FactKind.ENTRIES) {
            return entries(last);
        }
        if (last.kind() == FactKind.GROUP || last.kind() == FactKind.ATTRIBUTES) {
            return Resolved.not(
                    "`" + text + "` is a group of facts, not one that can be compared.", "Name a fact inside it.");
        }
        return Resolved.to(
                new FactPath(binding, steps, Optional.empty(), last.kind(), last.optional(), type.prefix() + text));
    }

    /** A list of entries: each is a fact of its own, which another pattern matches. */
    private static Resolved entries(FactField list) {
        String name = list.name();
        String one = Character.toUpperCase(name.charAt(0)) + name.substring(1, name.length() - 1);
        return Resolved.not(
                "`" + name + "` is a list, and a condition compares one value.",
                "Match its entries: `" + one + "( … )`.");
    }

    private static boolean isHidden(FactField field) {
        return field.type() == io.holdfast.client.Moment.class
                || (field.given() && field.name().equals("monthlyFee"));
    }

    private Resolved attribute(String before, String name, Optional<String> binding, FactType type) {
        if (type != FactType.CLIENT || !before.isEmpty()) {
            return Resolved.not("only a client has `attributes`.", "");
        }
        var declared = catalogue.book().attributes().get(name);
        if (declared == null) {
            return Resolved.not(
                    "no attribute `" + name + "` is declared in book.yaml;",
                    didYouMean(name, List.copyOf(catalogue.book().attributes().keySet())));
        }
        FactField field = FactShape.of(type.type()).field("attributes").orElseThrow();
        FactKind kind = switch (declared) {
            case TEXT -> FactKind.TEXT;
            case NUMBER -> FactKind.NUMBER;
            case BOOLEAN -> FactKind.BOOLEAN;
            case DATE -> FactKind.DATE;
        };
        assert field.type() == Attributes.class;
        return Resolved.to(new FactPath(binding, List.of(field), Optional.of(name), kind, true, "attributes." + name));
    }

    private static Resolved attributeMeant(String text) {
        return Resolved.not(
                "no fact `" + text + "`;",
                "did you mean `attributes[\"" + text.replaceFirst("^attributes\\.", "") + "\"]`?");
    }

    private static Resolved unknown(String text, FactType type) {
        String what = type == FactType.CLIENT ? "no fact `" : type.one().toLowerCase(Locale.ROOT) + " has no fact `";
        return Resolved.not(what + text + "`;", didYouMean(text, type.shape().paths()));
    }

    static String didYouMean(String typed, List<String> known) {
        return Nearest.to(typed, known)
                .map(word -> "did you mean `" + word + "`?")
                .orElse(known.isEmpty() ? "there are none at all." : "see docs/rules.md for what there is.");
    }
}

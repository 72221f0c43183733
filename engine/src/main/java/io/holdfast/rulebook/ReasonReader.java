package io.holdfast.rulebook;

import io.holdfast.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a because-text: the facts between its braces are looked up once, so that no reason fails later. */
final class ReasonReader {

    private static final List<String> CLIENT = FactType.CLIENT.shape().names();

    private final Scope scope;
    private final Complaints complaints;
    private final Place at;

    ReasonReader(Scope scope, Complaints complaints, Place at) {
        this.scope = scope;
        this.complaints = complaints;
        this.at = at;
    }

    Optional<Reason> read(String template) {
        List<Reason.Part> parts = new ArrayList<>();
        int from = 0;
        boolean whole = true;
        while (from < template.length()) {
            int open = template.indexOf('{', from);
            int stray = template.indexOf('}', from);
            int close = open < 0 ? -1 : template.indexOf('}', open);
            if (open < 0 && stray < 0) {
                break;
            }
            if (close < 0 || stray < open) {
                complaints.error(
                        at, "the braces of this text do not match: «" + template + "».", "Facts stand in {braces}.");
                return Optional.empty();
            }
            Scope.Resolved fact = resolve(template.substring(open + 1, close).strip());
            whole &= fact.path().isPresent();
            // In a rule that is not all there it may be a fact of something named where it cannot be read.
            if (fact.isWrong() && (scope.isWhole() || fact.advice().startsWith("did you mean"))) {
                complaints.error(at, "in this reason, " + fact.message(), fact.advice());
            }
            parts.add(new Reason.Part(template.substring(from, open), fact.path()));
            from = close + 1;
        }
        parts.add(new Reason.Part(template.substring(from), Optional.empty()));
        return whole ? Optional.of(new Reason(parts)) : Optional.empty();
    }

    /** A name bound in the rule, written without its $, comes before a fact of the client. */
    private Scope.Resolved resolve(String path) {
        int dot = path.indexOf('.');
        String first = "$" + (dot < 0 ? path : path.substring(0, dot));
        if (!Scope.isPath(path)) {
            return Scope.Resolved.not(
                    "`{" + path + "}` is no fact.",
                    "Braces hold the name of a fact, and nothing is counted or called.");
        }
        if (dot > 0 && !scope.hasHeardOf(first) && !CLIENT.contains(path.substring(0, dot))) {
            Scope.Resolved fact = scope.resolve(path, FactType.CLIENT);
            return fact.advice().startsWith("did you mean")
                    ? fact
                    : Scope.Resolved.not(
                                    "nothing is called `" + first.substring(1) + "`.",
                                    "A fact stands there as it does in a condition; what a rule has named, without its $.")
                            .once(scope, first);
        }
        return scope.resolve(scope.hasHeardOf(first) ? "$" + path : path, FactType.CLIENT);
    }
}

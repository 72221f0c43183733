package io.holdfast.api.drafts;

import io.holdfast.scenario.TestReport;
import io.holdfast.source.Diagnostic;
import java.util.List;
import java.util.stream.Collectors;

/** What gates say that count something, one or many. */
final class GateWords {

    private static final int NAMED = 5;

    private GateWords() {}

    static String mistakes(List<Diagnostic> diagnostics) {
        List<Diagnostic> errors =
                diagnostics.stream().filter(Diagnostic::isError).toList();
        return counted(errors.size(), "mistake")
                + first(errors.size(), errors.isEmpty() ? "" : errors.get(0).line());
    }

    static String passed(TestReport report) {
        int all = report.results().size();
        return switch (all) {
            case 0 -> "There is no rule test, so none fails.";
            case 1 -> "1 rule test run, and it passes.";
            default -> all + " rule tests run, and all of them pass.";
        };
    }

    static String failed(TestReport report) {
        int faults = report.faults().size();
        int failures = report.failures().size();
        String broken = faults == 0 ? "" : counted(faults, "mistake") + " in the files of the rule tests";
        String failing = failures == 0
                ? ""
                : counted(failures, "rule test") + (failures == 1 ? " does not pass" : " do not pass");
        String first = faults > 0
                ? report.faults().get(0).line()
                : report.failures().get(0).at() + ": "
                        + report.failures().get(0).title();
        return broken + (faults > 0 && failures > 0 ? ", and " : "") + failing + first(faults + failures, first);
    }

    static String uncovered(List<String> rules) {
        return counted(rules.size(), "rule") + " that no rule test makes fire: " + named(rules);
    }

    static String coverIt(int rules) {
        return rules == 1
                ? "Add a rule test for it, or say why it needs none"
                : "Add a rule test for each, or say why they need none";
    }

    static String waived(int rules, String by, String reason) {
        return counted(rules, "rule") + " without a test, waived by " + by + ": " + reason;
    }

    static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static String first(int of, String one) {
        return (of == 1 ? ": " : ", first: ") + one;
    }

    private static String named(List<String> rules) {
        return rules.stream().limit(NAMED).map(rule -> "\"" + rule + "\"").collect(Collectors.joining(", "))
                + (rules.size() > NAMED ? " and " + (rules.size() - NAMED) + " more" : "")
                + ".";
    }
}

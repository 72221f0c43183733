package io.holdfast.api.pages;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.clients.Imports;
import io.holdfast.api.problem.Problem;
import io.holdfast.client.FactProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What came of an import.
 *
 * @param title empty before anything was sent
 * @param good whether anything was written
 * @param figures how many were read, added, changed and so on
 * @param problems what is wrong, by line
 * @param moreProblems how many are not shown
 * @param unknown facts that many clients lack, most first
 * @param rules what that means for the rules
 */
public record ImportView(
        String title,
        boolean good,
        String advice,
        List<Named> figures,
        List<Fault> problems,
        String moreProblems,
        List<Named> unknown,
        String rules) {

    static final ImportView EMPTY = new ImportView("", true, "", List.of(), List.of(), "", List.of(), "");
    private static final int SHOWN = 100;
    private static final int FACTS = 12;

    /** Something wrong in the file. */
    public record Fault(String line, String pointer, String message) {}

    static ImportView of(Imports.Imported imported) {
        JsonNode report = imported.report();
        List<Fault> faults = new ArrayList<>();
        report.path("problems")
                .forEach(entry -> entry.path("errors")
                        .forEach(error -> faults.add(new Fault(
                                "line " + PageText.number(entry.path("line").asDouble()),
                                error.path("pointer").asText(),
                                error.path("message").asText()))));
        long bad = report.path("bad").asLong();
        return new ImportView(
                imported.refused()
                        ? "Nothing was written: " + PageText.counted(bad, "client") + " cannot be used"
                        : "The file was imported",
                !imported.refused(),
                imported.refused()
                        ? "Mend the lines below and send the file again, or keep the good ones and leave these out."
                        : "The queue shows what follows from it within seconds.",
                figures(report),
                faults.stream().limit(SHOWN).toList(),
                faults.size() > SHOWN ? PageText.counted(faults.size() - SHOWN, "more problem") : "",
                unknown(report.path("coverage")),
                rules(report.path("coverage")));
    }

    static ImportView refused(Problem problem) {
        return new ImportView(
                "Nothing was imported",
                false,
                problem.detail(),
                List.of(),
                problem.errors().stream()
                        .limit(SHOWN)
                        .map((FactProblem one) -> new Fault("", one.pointer(), one.message()))
                        .toList(),
                "",
                List.of(),
                "");
    }

    private static List<Named> figures(JsonNode report) {
        List<Named> figures = new ArrayList<>();
        for (String name : List.of("read", "added", "changed", "unchanged", "bad")) {
            figures.add(new Named(name, PageText.number(report.path(name).asDouble())));
        }
        figures.add(new Named("valid from", report.path("validFrom").asText()));
        return figures;
    }

    private static List<Named> unknown(JsonNode coverage) {
        double clients = Math.max(1, coverage.path("clients").asDouble());
        return coverage.path("unknown").properties().stream()
                .filter(one -> one.getValue().asDouble() > 0)
                .sorted(Comparator.comparingDouble(one -> -one.getValue().asDouble()))
                .limit(FACTS)
                .map(one -> new Named(
                        FactWords.name(one.getKey()),
                        PageText.percent(one.getValue().asDouble() / clients)))
                .toList();
    }

    private static String rules(JsonNode coverage) {
        long never = coverage.path("neverHolding").asLong();
        return never == 0
                ? ""
                : PageText.counted(never, "rule") + " of "
                        + coverage.path("rules").asText()
                        + " can hold for nobody, because no client has the facts they ask for.";
    }
}

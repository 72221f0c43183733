package io.holdfast.api.sheets;

import io.holdfast.worth.fit.Estimate;
import io.holdfast.worth.parameters.Learned;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The models that were fitted, and how sure they are. */
final class ModelSection {

    private static final Map<String, String> PLAIN = Map.of(
            "sbg", "chances to leave differ (sbg)",
            "constant", "one chance for all (constant)",
            "bg-nbd", "come at rates of their own, stop at some visit (bg-nbd)",
            "nbd", "come at rates of their own, never stop (nbd)",
            "gamma-gamma", "spend about a mean of their own (gamma-gamma)",
            "simple", "none; the simple value stands in");

    private ModelSection() {}

    static Section of(List<Learned> learned) {
        return Section.of("The models and how sure they are")
                .with(Table.of(
                                "For the analyst: parameters with 95 % intervals",
                                List.of("what", "clients", "model", "parameters", "why no better one"),
                                learned.stream().map(ModelSection::row).toList())
                        .words(2, 3, 4));
    }

    private static List<String> row(Learned one) {
        String parameters = one.parameters().keySet().stream()
                .sorted()
                .map(name -> parameter(one, name))
                .collect(Collectors.joining("; "));
        return List.of(
                about(one) + ", " + (one.segment().equals(Learned.ALL) ? "all" : one.segment()),
                Words.whole(one.n()),
                PLAIN.getOrDefault(one.model(), one.model()),
                parameters.isEmpty() ? "–" : parameters,
                one.because().isEmpty() ? "this is the best there is" : Words.sentence(one.because()));
    }

    private static String about(Learned one) {
        return switch (one.about()) {
            case "renewals" -> "renewals by the " + one.unit();
            case "spend" -> "spend a visit";
            default -> one.about();
        };
    }

    private static String parameter(Learned one, String name) {
        double value = one.parameters().getOrDefault(name, 0.0);
        double error = one.standardErrors().getOrDefault(name, 0.0);
        Estimate estimate = Estimate.ofLog(value, error / value);
        return name + " " + Words.decimal(value) + " (" + Words.decimal(estimate.low()) + " to "
                + Words.decimal(estimate.high()) + ")";
    }

    static Section words() {
        return Section.of("What the words mean")
                .say("Lifetime is the profit so far and what is still to come. Still to come is the margin of renewals"
                        + " (contracts) or of visits within the book's horizon, each weighed by its chance and"
                        + " discounted. A client whom no model can value has the simple value: yearly profit times"
                        + " expected years.")
                .say("Seen: each client counts as long as they were watched (Kaplan and Meier 1958), up to the renewal"
                        + " that 5 % of clients stood before.")
                .say("Models: sbg, Fader and Hardie 2007 and 2010; bg-nbd, Fader, Hardie and Lee 2005; nbd, Ehrenberg"
                        + " 1959; gamma-gamma, Fader and Hardie 2013.");
    }
}

package io.holdfast.api.outcomes;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.bodies.Fields;
import io.holdfast.api.decisions.Subject;
import io.holdfast.api.decisions.Subjects;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.catalogue.Catalogue;
import io.holdfast.client.FactProblem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads reports strictly: one, or a list of them. */
final class OutcomeReader {

    private static final int MOST_AT_ONCE = 500;
    private static final int LONGEST_REASON = 1_000;
    private static final int LONGEST_CHANNEL = 200;
    private static final double MOST_MONEY = 1e12;
    private static final List<String> KEYS = Stream.concat(
                    Subjects.KEYS.stream(), Stream.of("outcome", "on", "until", "reason", "channel", "amount"))
            .toList();

    private final Subjects subjects;

    OutcomeReader(Subjects subjects) {
        this.subjects = subjects;
    }

    /** The reports, or a problem with every mistake in them. */
    List<Outcome> read(JsonNode body, Catalogue catalogue, LocalDate today) {
        List<FactProblem> problems = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>();
        if (body.isArray()) {
            if (body.isEmpty() || body.size() > MOST_AT_ONCE) {
                problems.add(new FactProblem("", "a list has 1 to " + MOST_AT_ONCE + " reports, not " + body.size()));
            } else {
                for (int i = 0; i < body.size(); i++) {
                    one(body.get(i), "/" + i, catalogue, today, problems).ifPresent(outcomes::add);
                }
            }
        } else {
            one(body, "", catalogue, today, problems).ifPresent(outcomes::add);
        }
        if (!problems.isEmpty()) {
            throw Problem.of(
                            ProblemCode.INVALID_REQUEST,
                            problems.size() == 1
                                    ? "One mistake; `errors` says where. Nothing was kept."
                                    : problems.size() + " mistakes; `errors` says where. Nothing was kept.",
                            problems)
                    .exception();
        }
        return outcomes;
    }

    private Optional<Outcome> one(
            JsonNode json, String at, Catalogue catalogue, LocalDate today, List<FactProblem> problems) {
        int before = problems.size();
        Fields fields = new Fields(json, at, KEYS, problems);
        if (!json.isObject()) {
            return Optional.empty();
        }
        Optional<Subject> subject = subjects.of(fields, catalogue, today);
        if (!fields.has("outcome")) {
            fields.wrong("outcome", "what became of it is missing: one of " + String.join(", ", Result.WORDS));
        }
        Optional<Result> result = fields.word("outcome", Result.WORDS).map(Result::of);
        LocalDate on = fields.day("on").orElse(today);
        if (on.isAfter(today)) {
            fields.wrong("on", "what has not happened yet cannot be reported: today is " + today);
        }
        Optional<LocalDate> until = fields.day("until");
        Optional<BigDecimal> amount = fields.money("amount", MOST_MONEY);
        Optional<String> reason = fields.text("reason", LONGEST_REASON);
        Optional<String> channel = fields.text("channel", LONGEST_CHANNEL);
        result.ifPresent(it -> fitting(fields, it, on, until));
        return problems.size() == before && subject.isPresent() && result.isPresent()
                ? Optional.of(new Outcome(subject.get(), result.get(), on, until, reason, channel, amount))
                : Optional.empty();
    }

    private static void fitting(Fields fields, Result result, LocalDate on, Optional<LocalDate> until) {
        if (fields.has("until") && result != Result.SNOOZED) {
            fields.wrong("until", "only what is snoozed has a day it is snoozed until");
        }
        if (fields.has("amount") && result != Result.WON) {
            fields.wrong("amount", "only what is won has an amount");
        }
        if (until.filter(day -> !day.isAfter(on)).isPresent()) {
            fields.wrong("until", "a snooze ends after the day it began");
        }
    }
}

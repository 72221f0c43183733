package io.holdfast.api.reviews;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.bodies.Fields;
import io.holdfast.api.decisions.Subject;
import io.holdfast.api.decisions.Subjects;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.catalogue.Catalogue;
import io.holdfast.client.FactProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a review strictly. */
final class ReviewReader {

    private static final int LONGEST_REASON = 1_000;
    private static final int LONGEST_NAME = 200;
    private static final List<String> KEYS = Stream.concat(
                    Subjects.KEYS.stream(), Stream.of("verdict", "to", "until", "reason", "version"))
            .toList();

    private final Subjects subjects;

    ReviewReader(Subjects subjects) {
        this.subjects = subjects;
    }

    /** The review, or a problem with every mistake in it. */
    Review read(JsonNode json, Catalogue catalogue, LocalDate today) {
        List<FactProblem> problems = new ArrayList<>();
        Fields fields = new Fields(json, "", KEYS, problems);
        Optional<Subject> subject = json.isObject() ? subjects.of(fields, catalogue, today) : Optional.empty();
        if (json.isObject() && !fields.has("verdict")) {
            fields.wrong("verdict", "what you make of it is missing: one of " + String.join(", ", Verdict.WORDS));
        }
        Optional<Verdict> verdict = fields.word("verdict", Verdict.WORDS).map(Verdict::of);
        Optional<String> to = fields.text("to", LONGEST_NAME);
        Optional<LocalDate> until = fields.day("until");
        Optional<String> reason = fields.text("reason", LONGEST_REASON);
        long version = fields.count("version").orElse(0L);
        verdict.ifPresent(it -> fitting(fields, it, until, today));
        if (!problems.isEmpty() || subject.isEmpty() || verdict.isEmpty()) {
            throw Problem.of(
                            ProblemCode.INVALID_REQUEST,
                            problems.size() == 1
                                    ? "One mistake; `errors` says where."
                                    : problems.size() + " mistakes; `errors` says where.",
                            problems)
                    .exception();
        }
        return new Review(
                subject.get(), verdict.get(), to, end(verdict.get(), until, catalogue, today), reason, version);
    }

    /** A dismissal holds as long as the book says. */
    private static Optional<LocalDate> end(
            Verdict verdict, Optional<LocalDate> until, Catalogue catalogue, LocalDate today) {
        return verdict == Verdict.DISMISSED
                ? Optional.of(today.plusDays(catalogue.book().dismissedDays()))
                : until;
    }

    private static void fitting(Fields fields, Verdict verdict, Optional<LocalDate> until, LocalDate today) {
        if (verdict == Verdict.ASSIGNED && !fields.has("to")) {
            fields.wrong("to", "whom it is assigned to is missing");
        }
        if (verdict == Verdict.SNOOZED && !fields.has("until")) {
            fields.wrong("until", "the day it is snoozed until is missing");
        }
        if (verdict == Verdict.DISMISSED && !fields.has("reason")) {
            fields.wrong("reason", "why it is dismissed is missing");
        }
        if (verdict != Verdict.ASSIGNED && fields.has("to")) {
            fields.wrong("to", "only what is assigned is assigned to somebody");
        }
        if (verdict != Verdict.SNOOZED && fields.has("until")) {
            fields.wrong("until", "only what is snoozed has a day it is snoozed until");
        }
        if (until.filter(day -> !day.isAfter(today)).isPresent()) {
            fields.wrong("until", "a snooze ends after today, which is " + today);
        }
    }
}

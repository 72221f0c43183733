package io.holdfast.api.clients;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.intake.Coverage;
import io.holdfast.intake.Entry;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleCard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What an import has come to so far. */
final class ImportReport {

    private static final int LISTED = 1_000;
    private static final int RULES_LISTED = 100;

    private final String id;
    private final ImportMode mode;
    private final LocalDate validFrom;
    private final Coverage coverage = new Coverage();
    private final List<Entry.Bad> firstBad = new ArrayList<>();
    private long bad;
    private long added;
    private long changed;
    private long unchanged;

    ImportReport(String id, ImportMode mode, LocalDate validFrom) {
        this.id = id;
        this.mode = mode;
        this.validFrom = validFrom;
    }

    void bad(Entry.Bad entry) {
        bad++;
        if (firstBad.size() < LISTED) {
            firstBad.add(entry);
        }
    }

    void written(ClientBatch.Result result) {
        added += result.added();
        changed += result.changed();
        unchanged += result.unchanged();
        result.written().forEach(client -> coverage.add(client.client()));
        result.twice().forEach(this::bad);
    }

    /** What counted as written is not: all of it was taken back. */
    void takenBack() {
        added = 0;
        changed = 0;
        unchanged = 0;
    }

    String id() {
        return id;
    }

    boolean isBad() {
        return bad > 0;
    }

    long bad() {
        return bad;
    }

    long read() {
        return coverage.clients() + bad;
    }

    List<Entry.Bad> firstBad() {
        return List.copyOf(firstBad);
    }

    /** In numbers, for the audit trail. */
    String words() {
        return mode.word() + ", valid from " + validFrom + ": " + added + " added, " + changed + " changed, "
                + unchanged + " unchanged, " + bad + " bad";
    }

    ObjectNode json(RuleBook book) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("import", id);
        json.put("mode", mode.word());
        json.put("validFrom", validFrom.toString());
        json.put("read", read());
        json.put("added", added);
        json.put("changed", changed);
        json.put("unchanged", unchanged);
        json.put("bad", bad);
        putProblems(json);
        putCoverage(json.putObject("coverage"), book);
        return json;
    }

    private void putProblems(ObjectNode json) {
        ArrayNode problems = json.putArray("problems");
        for (Entry.Bad entry : firstBad) {
            ObjectNode one = problems.addObject().put("line", entry.line());
            ArrayNode errors = one.putArray("errors");
            entry.problems()
                    .forEach(problem ->
                            errors.addObject().put("pointer", problem.pointer()).put("message", problem.message()));
        }
        if (bad > firstBad.size()) {
            json.put("problemsLeftOut", bad - firstBad.size());
        }
    }

    private void putCoverage(ObjectNode json, RuleBook book) {
        json.put("clients", coverage.clients());
        ObjectNode unknown = json.putObject("unknown");
        coverage.unknown().forEach(unknown::put);
        List<RuleCard> never = coverage.clients() == 0 ? List.of() : book.neverHolding(coverage.neverKnown());
        json.put("rules", book.cards().size());
        json.put("neverHolding", never.size());
        ArrayNode rules = json.putArray("neverHoldingRules");
        never.stream().limit(RULES_LISTED).forEach(rule -> rules.add(rule.name()));
    }
}

package io.holdfast.api.drafts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleCard;
import io.holdfast.scenario.TestReport;
import java.util.Optional;

/** What tests, judges and impact said of files when they were published, as JSON to keep. */
final class Evidence {

    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    Evidence(RuleBook book, TestReport tests) {
        json.put("rules", book.cards().size());
        json.put("warnings", book.warnings().size());
        ObjectNode run = json.putObject("tests");
        run.put("run", tests.results().size());
        run.put("failed", tests.failures().size());
        ArrayNode uncovered = run.putArray("uncovered");
        tests.neverFired().stream().map(RuleCard::name).forEach(uncovered::add);
    }

    Evidence waived(Optional<Mark> waiver) {
        waiver.ifPresent(
                mark -> json.putObject("waiver").put("by", mark.actor()).put("reason", mark.message()));
        return this;
    }

    Evidence impact(Optional<ObjectNode> summary) {
        summary.ifPresent(one -> json.set("impact", one));
        return this;
    }

    String text() {
        return json.toString();
    }
}

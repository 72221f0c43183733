package io.holdfast.api.reports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.uplift.Looks;
import io.holdfast.uplift.Split;
import io.holdfast.uplift.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The comparison of stored clients as JSON, with what every figure means. */
public final class UpliftReportJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private UpliftReportJson() {}

    /**
     * @param share the share of clients meant to be held out; empty where nobody says, and then no split is checked
     */
    public static ObjectNode of(Uplift uplift, String currency, Optional<Double> share, Looks looks) {
        ObjectNode json = JSON.objectNode();
        json.put("from", uplift.from().toString());
        json.put("to", uplift.to().toString());
        json.put("currency", currency);
        json.set("looks", UpliftJson.of(looks));
        json.set("whole", trial(JSON.objectNode(), uplift.whole(), share, looks));
        all(json.putArray("playbooks"), "playbook", uplift.playbooks(), share, looks);
        all(json.putArray("actions"), "action", uplift.actions(), share, looks);
        json.putObject("leftOut").put("changedSides", uplift.changedSides()).put("notStored", uplift.notStored());
        ArrayNode notes = json.putArray("notes");
        notes(uplift, share).forEach(notes::add);
        definitions(json.putObject("definitions"));
        return json;
    }

    private static void all(
            ArrayNode array, String what, Map<String, Trial> trials, Optional<Double> share, Looks looks) {
        trials.forEach((name, trial) -> trial(array.addObject().put(what, name), trial, share, looks));
    }

    private static ObjectNode trial(ObjectNode json, Trial trial, Optional<Double> share, Looks looks) {
        Split split = share.map(trial::split).orElse(Split.UNCHECKED);
        json.put("treated", trial.treated());
        json.put("control", trial.control());
        share.ifPresent(any -> json.set("split", UpliftJson.of(split)));
        json.set("retention", UpliftJson.of(trial.retention(split, looks)));
        json.set("revenue", UpliftJson.of(trial.revenue(split, looks)));
        json.set("acceptance", UpliftJson.of(trial.acceptance(split, looks)));
        return json;
    }

    private static List<String> notes(Uplift uplift, Optional<Double> share) {
        List<String> notes = new ArrayList<>();
        if (uplift.whole().treated() + uplift.whole().control() == 0) {
            notes.add("No decision was kept in this time.");
        } else if (uplift.whole().control() == 0) {
            notes.add("Nobody was held out, so nothing can be compared. `control` in book.yaml holds a share out.");
        }
        if (share.isEmpty()) {
            notes.add("The split was not checked: nobody says what share was meant to be held out.");
        }
        int comparisons = 3 * (1 + uplift.playbooks().size() + uplift.actions().size());
        notes.add(comparisons + " comparisons: without any effect one in twenty of them would still look like one.");
        return notes;
    }

    private static void definitions(ObjectNode json) {
        json.put(
                "whole",
                "every client decided about; each counts from the first decision, in the group they were then");
        json.put(
                "playbooks",
                "clients to whom an action of it was recommended, or would have been had they not been held out;"
                        + " each counts from the first time");
        json.put("actions", "the same of one action");
        json.put(
                "retention",
                "the share who are clients on the last day by their stored facts: neither lapsed nor ended");
        json.put(
                "revenue",
                "money a client: purchases after the first decision, and the monthly fee on each monthly day after it,"
                        + " counted back from the last day");
        json.put(
                "acceptance",
                "the share with a report of accepted, done or won about what was, or would have been, recommended");
        json.put("difference", "treated less control, with the 95 % interval low to high");
        json.put("chance", "how often a difference as large would be seen without any effect");
        json.put("verdict", "better, worse or undetermined; at this look |z| has to reach looks.bound");
        json.put(
                "sampleNeeded",
                "clients in each group to show a difference as large with 80 % power at 5 %, two-sided");
        json.put("split", "whether the groups have the sizes meant; chance below 0.001 means that they have not");
    }
}

package io.holdfast.api.figures;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.outcomes.OutcomeTally;
import io.holdfast.catalogue.Action;
import io.holdfast.catalogue.Catalogue;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What each playbook and action proposed, and what came of it: a row each. */
final class ActionRows {

    private static final List<String> OUTCOMES = List.of("accepted", "done", "won", "rejected", "lost");

    private final Catalogue catalogue;
    private final Proposed proposed;
    private final Map<String, Row> actions = new HashMap<>();
    private final Map<String, Row> playbooks = new TreeMap<>();

    ActionRows(Catalogue catalogue, List<OpenCount> open, List<OutcomeTally> tallies, Proposed proposed) {
        this.catalogue = catalogue;
        this.proposed = proposed;
        open.forEach(one -> {
            row(actions, one.action()).add(one);
            row(playbooks, one.playbook()).add(one);
        });
        tallies.forEach(one -> {
            row(actions, one.action()).add(one);
            playbook(one.action())
                    .ifPresent(playbook -> row(playbooks, playbook).add(one));
        });
        proposed.actions().keySet().forEach(action -> row(actions, action));
        proposed.playbooks().keySet().forEach(playbook -> row(playbooks, playbook));
    }

    /** Actions in the catalogue's order, those that have left it after them. */
    void put(ObjectNode doc) {
        ArrayNode all = doc.putArray("playbooks");
        playbooks.forEach(
                (playbook, row) -> row.put(all.addObject().put("playbook", playbook), proposed.playbook(playbook)));
        ArrayNode each = doc.putArray("actions");
        Set<String> left = new TreeSet<>(actions.keySet());
        left.removeAll(new HashSet<>(catalogue.actions().keySet()));
        catalogue.actions().keySet().stream().filter(actions::containsKey).forEach(id -> put(each, id));
        left.forEach(id -> put(each, id));
    }

    private void put(ArrayNode each, String id) {
        ObjectNode json = each.addObject().put("action", id);
        json.put("title", catalogue.action(id).map(Action::title).orElse(id));
        json.put("playbook", playbook(id).orElse(""));
        row(actions, id).put(json, proposed.action(id));
    }

    private Optional<String> playbook(String action) {
        return catalogue.action(action).map(Action::playbook);
    }

    private static Row row(Map<String, Row> rows, String name) {
        return rows.computeIfAbsent(name, any -> new Row());
    }

    private static final class Row {
        private int open;
        private double openScore;
        private BigDecimal won = BigDecimal.ZERO;
        private final Map<String, Long> reports = new LinkedHashMap<>();

        void add(OpenCount one) {
            open += one.open();
            openScore += one.score();
        }

        void add(OutcomeTally one) {
            reports.merge(one.outcome(), one.reports(), Long::sum);
            won = one.outcome().equals("won") ? won.add(one.amount()) : won;
        }

        void put(ObjectNode json, ProposedCount proposed) {
            json.put("open", open);
            json.put("openScore", Money.of(openScore));
            json.put("proposed", proposed.proposed());
            json.put("heldOut", proposed.heldOut());
            OUTCOMES.forEach(outcome -> json.put(outcome, reported(outcome)));
            json.put("wonMoney", Money.of(won.doubleValue()));
            long yes = reported("accepted") + reported("done") + reported("won");
            long answers = yes + reported("rejected") + reported("lost");
            if (answers == 0) {
                json.putNull("acceptance");
            } else {
                json.put("acceptance", Share.of(yes, answers));
            }
        }

        private long reported(String outcome) {
            return reports.getOrDefault(outcome, 0L);
        }
    }
}

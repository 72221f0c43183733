package io.holdfast.api.reports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.outcomes.OutcomeStore;
import io.holdfast.catalogue.Action;
import io.holdfast.catalogue.Catalogue;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What each playbook and action proposed, and what came of it, by kept decisions and reported outcomes. */
final class ActionReport {

    private static final List<String> OUTCOMES =
            List.of("shown", "accepted", "rejected", "snoozed", "done", "won", "lost");
    private static final int CENTS = 2;

    private final ExposureStore exposures;
    private final OutcomeStore outcomes;

    ActionReport(ExposureStore exposures, OutcomeStore outcomes) {
        this.exposures = exposures;
        this.outcomes = outcomes;
    }

    /** After one day and until another. */
    ObjectNode between(LocalDate from, LocalDate to, Catalogue catalogue) {
        Map<String, ActionFigures> actions = new HashMap<>();
        Map<String, ActionFigures> playbooks = new TreeMap<>();
        for (Exposure client : exposures.between(from, to).values()) {
            client.actions()
                    .keySet()
                    .forEach(action -> actions.merge(
                            action, ActionFigures.NONE.and(client.told()), (known, one) -> known.and(client.told())));
            new TreeSet<>(client.playbooks().values())
                    .forEach(playbook -> playbooks.merge(
                            playbook, ActionFigures.NONE.and(client.told()), (known, one) -> known.and(client.told())));
        }
        outcomes.tallies(from, to).forEach(tally -> {
            actions.merge(tally.action(), ActionFigures.NONE.and(tally), (known, one) -> known.and(tally));
            catalogue
                    .action(tally.action())
                    .map(Action::playbook)
                    .ifPresent(playbook ->
                            playbooks.merge(playbook, ActionFigures.NONE.and(tally), (known, one) -> known.and(tally)));
        });
        return json(from, to, catalogue, actions, playbooks);
    }

    private static ObjectNode json(
            LocalDate from,
            LocalDate to,
            Catalogue catalogue,
            Map<String, ActionFigures> actions,
            Map<String, ActionFigures> playbooks) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("from", from.toString());
        json.put("to", to.toString());
        json.put("currency", catalogue.book().currency());
        ArrayNode all = json.putArray("playbooks");
        playbooks.forEach((playbook, figures) -> put(all.addObject().put("playbook", playbook), figures));
        ArrayNode each = json.putArray("actions");
        catalogue
                .actions()
                .keySet()
                .forEach(action -> Optional.ofNullable(actions.remove(action))
                        .ifPresent(figures -> action(each.addObject(), action, catalogue, figures)));
        new TreeMap<>(actions).forEach((action, figures) -> action(each.addObject(), action, catalogue, figures));
        definitions(json.putObject("definitions"));
        return json;
    }

    private static void action(ObjectNode json, String id, Catalogue catalogue, ActionFigures figures) {
        json.put("action", id);
        catalogue
                .action(id)
                .ifPresent(known -> json.put("playbook", known.playbook()).put("title", known.title()));
        put(json, figures);
    }

    private static void put(ObjectNode json, ActionFigures figures) {
        json.put("proposed", figures.proposed());
        json.put("heldOut", figures.heldOut());
        OUTCOMES.forEach(outcome -> json.put(outcome, figures.reported(outcome)));
        json.put("wonMoney", figures.won().setScale(CENTS, RoundingMode.HALF_EVEN));
        long yes = figures.reported("accepted") + figures.reported("done") + figures.reported("won");
        long answers = yes + figures.reported("rejected") + figures.reported("lost");
        if (answers == 0) {
            json.putNull("acceptance");
        } else {
            json.put("acceptance", Math.rint(1e6 * yes / answers) / 1e6);
        }
    }

    private static void definitions(ObjectNode json) {
        json.put("proposed", "clients to whom a kept decision after the first day, until the last, recommended it");
        json.put("heldOut", "clients to whom it would have been recommended, had they not been held out");
        json.put("shown, accepted, rejected, snoozed, done, won, lost", "reports of that outcome in the same time");
        json.put("wonMoney", "the amounts of the reports of won, added up");
        json.put("acceptance", "(accepted + done + won) / (the same + rejected + lost); unknown without such a report");
    }
}

package io.holdfast.api.reports;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.clients.ReportedContacts;
import io.holdfast.api.clients.StoredBook;
import io.holdfast.catalogue.Catalogue;
import io.holdfast.client.FactProblem;
import io.holdfast.uplift.Trial;
import io.holdfast.uplift.Trial.Fared;
import io.holdfast.worth.figures.Timeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Takes the clients of a comparison one by one, each with what they were recommended and what they then did. */
final class UpliftGathering implements StoredBook.Taker<Timeline> {

    private static final int TOGETHER = 500;

    private final LocalDate from;
    private final LocalDate to;
    private final List<LocalDate> days;
    private final ReportedContacts reported;
    private final Map<String, Exposure> open;
    private final Map<String, Timeline> together = new LinkedHashMap<>();
    private final int changedSides;
    private final Trial whole = new Trial();
    private final Map<String, Trial> actions = new HashMap<>();
    private final Map<String, Trial> playbooks = new TreeMap<>();

    UpliftGathering(LocalDate from, LocalDate to, Map<String, Exposure> exposures, ReportedContacts reported) {
        this.from = from;
        this.to = to;
        this.days = Deeds.feeDays(from, to);
        this.reported = reported;
        this.open = new HashMap<>(exposures);
        open.values().removeIf(Exposure::changedSides);
        this.changedSides = exposures.size() - open.size();
    }

    /** The days whose facts matter. */
    List<LocalDate> days() {
        return days;
    }

    @Override
    public void good(String id, Timeline client) {
        if (open.containsKey(id)) {
            together.put(id, client);
        }
        if (together.size() == TOGETHER) {
            takeTogether();
        }
    }

    /** Stays among those of whom no facts can be read. */
    @Override
    public void bad(String id, List<FactProblem> problems) {}

    /** What came of it, once every stored client was there. */
    Uplift uplift(Catalogue catalogue) {
        takeTogether();
        int notStored = open.size();
        List<String> rest = new ArrayList<>(open.keySet());
        for (int i = 0; i < rest.size(); i += TOGETHER) {
            take(rest.subList(i, Math.min(rest.size(), i + TOGETHER)));
        }
        Map<String, Trial> ordered = new LinkedHashMap<>();
        catalogue.actions().keySet().stream()
                .filter(actions::containsKey)
                .forEach(action -> ordered.put(action, actions.getOrDefault(action, whole)));
        new TreeMap<>(actions).forEach(ordered::putIfAbsent);
        return new Uplift(from, to, whole, ordered, playbooks, changedSides, notStored);
    }

    private void takeTogether() {
        take(List.copyOf(together.keySet()));
        together.clear();
    }

    private void take(List<String> ids) {
        Map<String, ObjectNode> told = new HashMap<>();
        ids.forEach(id -> told.put(id, JsonNodeFactory.instance.objectNode()));
        reported.addTo(told, to);
        for (String id : ids) {
            Optional<Timeline> client = Optional.ofNullable(together.get(id));
            ObjectNode contacts = told.getOrDefault(id, JsonNodeFactory.instance.objectNode());
            Optional.ofNullable(open.remove(id)).ifPresent(exposure -> add(exposure, new Deeds(client, contacts, to)));
        }
    }

    private void add(Exposure exposure, Deeds deeds) {
        Map<String, LocalDate> playbookSince = new HashMap<>();
        Set<String> playbooksAccepted = new HashSet<>();
        exposure.actions().forEach((action, since) -> {
            String playbook = exposure.playbooks().getOrDefault(action, "");
            boolean accepted = deeds.wentAlong(action, since);
            playbookSince.merge(playbook, since, (one, other) -> one.isBefore(other) ? one : other);
            if (accepted) {
                playbooksAccepted.add(playbook);
            }
            add(actions, action, exposure.told(), deeds, since, accepted);
        });
        playbookSince.forEach((playbook, since) ->
                add(playbooks, playbook, exposure.told(), deeds, since, playbooksAccepted.contains(playbook)));
        whole.add(exposure.told(), fared(deeds, exposure.first(), !playbooksAccepted.isEmpty()));
    }

    private void add(
            Map<String, Trial> trials, String name, boolean told, Deeds deeds, LocalDate since, boolean accepted) {
        trials.computeIfAbsent(name, none -> new Trial()).add(told, fared(deeds, since, accepted));
    }

    private Fared fared(Deeds deeds, LocalDate since, boolean accepted) {
        return new Fared(deeds.stayed(), deeds.revenue(since, days), accepted);
    }
}

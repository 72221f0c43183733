package io.holdfast.api.reports;

import io.holdfast.uplift.Trial;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who was recommended something against who was held out, by what was kept of decisions, clients and outcomes.
 *
 * @param from decisions after this day count
 * @param to and until this one, on which it is seen how their clients fared
 * @param whole whoever was decided about
 * @param actions by action, whom it was, or would have been, recommended to, in the order of the catalogue
 * @param playbooks the same of any action of a playbook
 * @param changedSides clients left out because they were told something at one time and held out at another
 * @param notStored clients of whom no facts can be read, so that only what they accepted is known
 */
public record Uplift(
        LocalDate from,
        LocalDate to,
        Trial whole,
        Map<String, Trial> actions,
        Map<String, Trial> playbooks,
        int changedSides,
        int notStored) {

    public Uplift {
        actions = Collections.unmodifiableMap(new LinkedHashMap<>(actions));
        playbooks = Collections.unmodifiableMap(new LinkedHashMap<>(playbooks));
    }
}

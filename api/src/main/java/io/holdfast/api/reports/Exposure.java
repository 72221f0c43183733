package io.holdfast.api.reports;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one client was recommended, or would have been, and since when.
 *
 * @param first the day of the first decision about them
 * @param actions by action, the first day it was recommended or withheld
 * @param playbooks of these actions
 */
record Exposure(
        LocalDate first, boolean told, boolean heldOut, Map<String, LocalDate> actions, Map<String, String> playbooks) {

    /** Nobody can tell which group a client was in who was in both, as after a change of the salt. */
    boolean changedSides() {
        return told && heldOut;
    }

    /** With one decision more. */
    Exposure and(Exposure more) {
        Map<String, LocalDate> all = new LinkedHashMap<>(actions);
        more.actions.forEach((action, day) -> all.merge(action, day, Exposure::earlier));
        Map<String, String> allPlaybooks = new LinkedHashMap<>(playbooks);
        more.playbooks.forEach(allPlaybooks::putIfAbsent);
        return new Exposure(earlier(first, more.first), told || more.told, heldOut || more.heldOut, all, allPlaybooks);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}

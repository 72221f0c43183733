package io.holdfast.rulebook;

import io.holdfast.source.Place;
import java.util.List;

/**
 * A rule as people read it.
 *
 * @param playbook the folder it lies in
 * @param when its conditions in the analyst's own words
 * @param then what it says, in the analyst's own words
 * @param actions ids of the actions it proposes or holds back
 */
public record RuleCard(
        String name,
        Stage stage,
        String playbook,
        Place at,
        List<String> when,
        List<String> then,
        List<String> actions) {}

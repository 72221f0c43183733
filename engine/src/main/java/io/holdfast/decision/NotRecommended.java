package io.holdfast.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.rulebook.FailedCondition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An action of the catalogue that is not recommended, and why not.
 *
 * @param because why, in a sentence
 * @param nearestRule the rule that came nearest to proposing it; absent when one did propose it, or none ever would
 * @param file where that rule stands
 * @param line line or row of that rule
 * @param failed the conditions that kept it from firing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NotRecommended(
        String action,
        String because,
        @Nullable String nearestRule,
        @Nullable String file,
        @Nullable Integer line,
        List<FailedCondition> failed) {}

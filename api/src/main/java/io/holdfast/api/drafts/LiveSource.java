package io.holdfast.api.drafts;

import io.holdfast.rulebook.RuleBook;

/** Where this service looks for what was published. */
@FunctionalInterface
public interface LiveSource {

    /**
     * Takes what was published last, now rather than at the next look.
     *
     * @param tested the book that was published here, which need not be built again
     */
    void take(RuleBook tested);
}

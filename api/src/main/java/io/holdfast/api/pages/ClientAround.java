package io.holdfast.api.pages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.queue.QueueEntry;
import io.holdfast.api.queue.StandingEntry;
import io.holdfast.client.Client;
import io.holdfast.decision.Decision;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a client's decision: what rounds, managers and reports left, and what was just asked or done.
 *
 * @param asked the action that was asked about; empty for none
 * @param answer the decision with everything it says about that action
 * @param changed what would be decided with other facts
 */
record ClientAround(
        Optional<Visit> visit,
        Optional<StandingEntry> standing,
        List<QueueEntry> queued,
        List<ObjectNode> reviews,
        String asked,
        Optional<Decision> answer,
        ReviewForm form,
        ReviewDesk.Done done,
        Optional<WhatIfForm> typed,
        Optional<Both> changed) {

    /** What is decided now, and with other facts. */
    record Both(Decision now, Decision then) {}

    static final ReviewDesk.Done NOTHING_DONE = new ReviewDesk.Done(200, "", List.of(), List.of(), List.of());
    static final ClientAround NOTHING = new ClientAround(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            "",
            Optional.empty(),
            ReviewForm.EMPTY,
            NOTHING_DONE,
            Optional.empty(),
            Optional.empty());

    /** What managers may do with one recommendation of this client; absent where it is in no queue. */
    @Nullable
    ClientDeed deed(String action, @Nullable String offer, BookLens lens) {
        return queued.stream()
                .filter(one ->
                        one.key().action().equals(action) && one.key().offer().equals(offer == null ? "" : offer))
                .findFirst()
                .map(one -> new ClientDeed(
                        Pick.of(one).text(),
                        ReviewView.state(one, lens),
                        one.owner(),
                        done.kept().stream().anyMatch(kept -> kept.key().equals(one.key()))))
                .orElse(null);
    }

    WhatIfView whatIf(Client client, BookLens lens) {
        WhatIfForm form = typed.orElseGet(() -> WhatIfForm.of(client, path -> null, lens.text()));
        return changed.map(both -> WhatIfView.answered(form, both.now(), both.then(), lens))
                .orElseGet(() -> WhatIfView.asking(form));
    }
}

package io.holdfast.api.decisions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.decision.SetAside;
import java.time.LocalDate;
import java.util.List;

/**
 * What has been between us and a client, apart from their facts.
 *
 * @param contacts reported outcomes, oldest first, as a client's {@code contacts}
 * @param setAside what managers said last of a recommendation, where that sets it aside
 */
public record History(List<ObjectNode> contacts, List<SetAside> setAside) {

    static final History NONE = new History(List.of(), List.of());

    /** What is still set aside on a day. */
    public List<SetAside> setAsideOn(LocalDate day) {
        return setAside.isEmpty()
                ? List.of()
                : setAside.stream().filter(one -> one.holdsOn(day)).toList();
    }
}

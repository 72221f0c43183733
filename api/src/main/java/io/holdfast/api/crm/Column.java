package io.holdfast.api.crm;

import io.holdfast.client.FactKind;
import io.holdfast.client.FactShape;
import java.util.Optional;

/**
 * A fact as a column.
 *
 * @param pointer where it stands among a client's facts: {@code /contract/monthlyFee}
 * @param kind what the fact is there
 * @param entry what each entry of a list is made of; empty for everything else
 */
record Column(FlatField field, String pointer, FactKind kind, Optional<FactShape> entry) {

    String name() {
        return field.name();
    }
}

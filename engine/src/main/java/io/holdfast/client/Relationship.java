package io.holdfast.client;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How close we and the client are. */
public record Relationship(
        @Given Moment moment,
        @Nullable LocalDate lastContact,
        @Nullable LocalDate lastReview,
        @In(Unit.COUNT) @Nullable Integer referrals,
        List<String> needs,
        @OneOf({"low", "medium", "high"}) @Nullable String replaceability) {

    /** Rules may ask whether an unknown is among the needs; a list of {@code List.of} would throw. */
    public Relationship {
        needs = Collections.unmodifiableList(new ArrayList<>(needs));
    }

    @Derived
    @In(Unit.PLAIN)
    public @Nullable Integer daysSinceContact() {
        return Days.between(lastContact, moment.asOf());
    }

    @Derived
    @In(Unit.PLAIN)
    public @Nullable Integer daysSinceReview() {
        return Days.between(lastReview, moment.asOf());
    }

    /** How many needs of theirs somebody has written down; nobody having asked counts as none. */
    @Derived
    @In(Unit.COUNT)
    public Integer knownNeeds() {
        return needs.size();
    }
}

package io.holdfast.decision;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to do next for one client: the answer, whole, in the order and under the names it has as JSON.
 *
 * @param id given by whoever keeps decisions; absent otherwise
 * @param revision the rule book's content hash
 * @param known from which day on this client's facts are known; absent unless they were kept before the request
 * @param control whether the client is held out, so that it can be told what recommendations bring; absent when not
 * @param because why the list is empty; absent when it is not
 * @param notRecommended why every other action is not recommended; absent unless the full explanation was asked for
 * @param path what it would take for one action; absent unless asked for
 * @param withheld what would have been recommended to a client held out; never part of the answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Decision(
        @Nullable String id,
        String clientId,
        LocalDate asOf,
        String revision,
        @Nullable Known known,
        @Nullable Boolean control,
        @Nullable String because,
        List<SignalReading> signals,
        ValueReading value,
        List<Recommendation> recommendations,
        List<HeldBack> heldBack,
        @Nullable List<NotRecommended> notRecommended,
        @Nullable PathAnswer path,
        @JsonIgnore List<Recommendation> withheld) {

    private static final String HELD_OUT =
            "This client is in the control group: nothing is recommended, so that it can be told what recommendations bring.";

    /** A decision about a client who is not held out. */
    public Decision(
            @Nullable String id,
            String clientId,
            LocalDate asOf,
            String revision,
            @Nullable Known known,
            @Nullable String because,
            List<SignalReading> signals,
            ValueReading value,
            List<Recommendation> recommendations,
            List<HeldBack> heldBack,
            @Nullable List<NotRecommended> notRecommended,
            @Nullable PathAnswer path) {
        this(
                id,
                clientId,
                asOf,
                revision,
                known,
                null,
                because,
                signals,
                value,
                recommendations,
                heldBack,
                notRecommended,
                path,
                List.of());
    }

    /** The same decision for a client held out: an empty list, and what it would have held kept aside. */
    Decision heldOut() {
        return new Decision(
                id,
                clientId,
                asOf,
                revision,
                known,
                true,
                HELD_OUT,
                signals,
                value,
                List.of(),
                List.of(),
                null,
                null,
                recommendations);
    }

    /** The same decision with what it would take for one action. */
    Decision withPath(PathAnswer itsPath) {
        return new Decision(
                id,
                clientId,
                asOf,
                revision,
                known,
                control,
                because,
                signals,
                value,
                recommendations,
                heldBack,
                notRecommended,
                itsPath,
                withheld);
    }

    /** The same decision under the id it is kept by. */
    public Decision withId(String itsId) {
        return new Decision(
                itsId,
                clientId,
                asOf,
                revision,
                known,
                control,
                because,
                signals,
                value,
                recommendations,
                heldBack,
                notRecommended,
                path,
                withheld);
    }

    /** The same decision with from when on its facts are known. */
    public Decision withKnown(Known itsKnown) {
        return new Decision(
                id,
                clientId,
                asOf,
                revision,
                itsKnown,
                control,
                because,
                signals,
                value,
                recommendations,
                heldBack,
                notRecommended,
                path,
                withheld);
    }
}

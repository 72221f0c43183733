package io.holdfast.decision;

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
 * @param because why the list is empty; absent when it is not
 * @param notRecommended why every other action is not recommended; absent unless the full explanation was asked for
 * @param path what it would take for one action; absent unless asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Decision(
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

    /** The same decision with what it would take for one action. */
    Decision withPath(PathAnswer itsPath) {
        return new Decision(
                id,
                clientId,
                asOf,
                revision,
                known,
                because,
                signals,
                value,
                recommendations,
                heldBack,
                notRecommended,
                itsPath);
    }

    /** The same decision under the id it is kept by. */
    public Decision withId(String itsId) {
        return new Decision(
                itsId,
                clientId,
                asOf,
                revision,
                known,
                because,
                signals,
                value,
                recommendations,
                heldBack,
                notRecommended,
                path);
    }

    /** The same decision with from when on its facts are known. */
    public Decision withKnown(Known itsKnown) {
        return new Decision(
                id,
                clientId,
                asOf,
                revision,
                itsKnown,
                because,
                signals,
                value,
                recommendations,
                heldBack,
                notRecommended,
                path);
    }
}

package io.holdfast.catalogue;

import io.holdfast.source.Place;
import org.jspecify.annotations.Nullable;

/**
 * Something a business can do for or with a client: one row of {@code actions.csv}.
 *
 * @param amount money, or the share of the yearly fee where the effect is {@code share}; unknown when services decide
 * @param uplift what a {@code keep} action adds to the chance of staying, 0 to 1
 * @param likelihood chance that the client goes along, 0 to 1
 * @param cost money it costs us to try
 * @param restDays days the action and offer rest after any report about them
 * @param owner a role: {@code accountManager}, {@code deliveryLead}, {@code operations}
 * @param dueDays days after the decision by which it should be done
 * @param order row in the catalogue, which breaks ties
 */
public record Action(
        String id,
        String playbook,
        Kind kind,
        String title,
        Effect effect,
        @Nullable Double amount,
        @Nullable Double uplift,
        double likelihood,
        double cost,
        int restDays,
        String channel,
        String owner,
        int dueDays,
        int order,
        Place at) {}

package io.holdfast.catalogue;

import io.holdfast.client.In;
import io.holdfast.client.OneOf;
import io.holdfast.client.Unit;
import org.jspecify.annotations.Nullable;

/**
 * How one service of the catalogue stands to one client: owned, next to what they own, the next rung, asked for.
 *
 * @param service the service's id
 * @param name the service's name
 * @param adjacent whether it is named as next to something the client owns
 * @param extra whether it is an extra of something they own
 * @param bigger whether it is a bigger package of something they own
 * @param smaller whether something they own is a bigger package of it
 * @param entry whether it is the lowest rung of its ladder
 * @param nextRung whether it is the rung right above the highest one they own
 * @param topRung whether it is the highest rung of its ladder that they own
 * @param below the service one rung lower; unknown for an entry or outside ladders
 * @param inSegment whether it is for the client's segment; unknown when it is for some and theirs is unknown
 * @param solvesNeed whether it solves a need they named
 * @param price money a period
 * @param priceStep price less the price of what it replaces: the rung below, or the smaller package they own
 * @param requested whether they ever asked for it
 * @param daysSinceRequest days since they last asked
 */
public record Opening(
        String service,
        String name,
        boolean core,
        boolean owned,
        boolean adjacent,
        boolean extra,
        boolean bigger,
        boolean smaller,
        boolean entry,
        boolean nextRung,
        boolean topRung,
        @Nullable String below,
        @Nullable Boolean inSegment,
        boolean solvesNeed,
        @OneOf({"once", "month", "visit"}) String period,
        @In(Unit.MONEY) double price,
        @In(Unit.PLAIN) double priceStep,
        boolean requested,
        @In(Unit.PLAIN) @Nullable Integer daysSinceRequest) {}

package io.holdfast.catalogue;

import io.holdfast.source.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a business sells: one row of {@code services.csv}.
 *
 * @param core whether we deliver it ourselves; what is not core is referred, never sold
 * @param ladder name of the ladder it is a rung of; unknown when it is on none
 * @param rung place on that ladder, from 1
 * @param price money a period
 * @param margin share of the price that is left, 0 to 1; unknown takes the book's default
 * @param segments segments it is for; empty means all
 * @param solves needs it solves
 */
public record Service(
        String id,
        String name,
        boolean core,
        @Nullable String ladder,
        @Nullable Integer rung,
        double price,
        Period period,
        @Nullable Double margin,
        List<String> adjacentTo,
        List<String> extraOf,
        List<String> biggerOf,
        List<String> segments,
        List<String> solves,
        int order,
        Place at) {

    /** Whether it is a rung of the given ladder. */
    boolean isOn(String aLadder) {
        return aLadder.equals(ladder);
    }
}

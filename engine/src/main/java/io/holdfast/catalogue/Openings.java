package io.holdfast.catalogue;

import io.holdfast.client.Client;
import io.holdfast.client.Purchase;
import io.holdfast.client.Request;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How every service of the catalogue stands to one client. */
public final class Openings {

    private final Shelves shelves;
    private final Client client;
    private final List<String> needs;
    private final boolean[] owned;
    private final boolean[] requested;
    private final @Nullable Integer[] daysSinceRequest;
    private final int[] highestOwned;

    private Openings(Catalogue catalogue, Client client) {
        this.shelves = catalogue.shelves();
        this.client = client;
        this.needs = client.relationship().needs();
        int services = shelves.all().size();
        this.owned = new boolean[services];
        this.requested = new boolean[services];
        this.daysSinceRequest = new Integer[services];
        this.highestOwned = new int[shelves.ladders()];
        own();
        request();
    }

    /** The openings of a client, in catalogue order. */
    public static List<Opening> of(Catalogue catalogue, Client client) {
        return new Openings(catalogue, client).all();
    }

    /** Listed as theirs, or bought at least once where it is bought and not subscribed to. */
    private void own() {
        for (String service : client.services()) {
            Integer place = shelves.place(service);
            if (place != null) {
                owned[place] = true;
            }
        }
        for (Purchase purchase : client.purchases()) {
            Integer place = shelves.place(purchase.service());
            if (place != null && shelves.all().get(place).service().period() != Period.MONTH) {
                owned[place] = true;
            }
        }
        for (int place = 0; place < owned.length; place++) {
            Shelves.Shelf shelf = shelves.all().get(place);
            if (owned[place] && shelf.ladder() >= 0) {
                highestOwned[shelf.ladder()] = Math.max(highestOwned[shelf.ladder()], shelf.rung());
            }
        }
    }

    /** Of several requests for one service the last counts. */
    private void request() {
        for (Request request : client.requests()) {
            Integer place = shelves.place(request.service());
            if (place != null) {
                requested[place] = true;
                Integer days = request.daysAgo();
                Integer least = daysSinceRequest[place];
                daysSinceRequest[place] = days == null || (least != null && least <= days) ? least : days;
            }
        }
    }

    private List<Opening> all() {
        List<Opening> openings = new ArrayList<>(owned.length);
        for (int place = 0; place < owned.length; place++) {
            openings.add(opening(shelves.all().get(place), place));
        }
        return openings;
    }

    private Opening opening(Shelves.Shelf shelf, int place) {
        boolean isOwned = owned[place];
        Service service = shelf.service();
        Service below = shelf.below();
        int highest = shelf.ladder() < 0 ? 0 : highestOwned[shelf.ladder()];
        boolean nextRung = !isOwned && highest > 0 && shelf.rung() == highest + 1;
        return new Opening(
                service.id(),
                service.name(),
                service.core(),
                isOwned,
                ownsOneOf(shelf.adjacentTo()),
                ownsOneOf(shelf.extraOf()),
                ownsOneOf(shelf.biggerOf()),
                ownsOneOf(shelf.bigger()),
                shelf.rung() == 1,
                nextRung,
                isOwned && highest > 0 && shelf.rung() == highest,
                below == null ? null : below.id(),
                inSegment(service),
                solvesNeed(service),
                shelf.period(),
                service.price(),
                service.price() - (nextRung ? (below == null ? 0 : below.price()) : dearestSmaller(shelf)),
                requested[place],
                daysSinceRequest[place]);
    }

    private boolean ownsOneOf(int[] places) {
        for (int place : places) {
            if (owned[place]) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Boolean inSegment(Service service) {
        if (service.segments().isEmpty()) {
            return true;
        }
        String segment = client.segment();
        return segment == null ? null : (Boolean) service.segments().contains(segment);
    }

    private boolean solvesNeed(Service service) {
        if (!needs.isEmpty()) {
            List<String> solves = service.solves();
            for (int i = 0; i < solves.size(); i++) {
                if (needs.contains(solves.get(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    private double dearestSmaller(Shelves.Shelf shelf) {
        double dearest = 0;
        boolean found = false;
        for (int place : shelf.biggerOf()) {
            if (owned[place]) {
                double price = shelves.all().get(place).service().price();
                dearest = found ? Math.max(dearest, price) : price;
                found = true;
            }
        }
        return dearest;
    }
}

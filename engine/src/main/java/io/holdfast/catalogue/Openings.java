package io.holdfast.catalogue;

import io.holdfast.client.Client;
import io.holdfast.client.Purchase;
import io.holdfast.client.Request;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** How every service of the catalogue stands to one client, in catalogue order. */
public final class Openings extends AbstractList<Opening> implements RandomAccess {

    private static final int NOT_USUAL = -1;

    private final Shelves shelves;
    private final Client client;
    private final boolean[] owned;
    private final boolean[] requested;
    private final @Nullable Integer[] daysSinceRequest;
    private final int[] highestOwned;
    private final boolean[] suiting;
    private final boolean[] solving;
    private final Opening[] all;
    private final int[] usual;

    private Openings(Catalogue catalogue, Client client) {
        this.shelves = catalogue.shelves();
        this.client = client;
        int services = shelves.all().size();
        this.owned = new boolean[services];
        this.requested = new boolean[services];
        this.daysSinceRequest = new Integer[services];
        this.highestOwned = new int[shelves.ladders()];
        this.suiting = shelves.suiting(client.segment());
        this.solving = solving(shelves, client.relationship().needs());
        own();
        request();
        this.all = new Opening[services];
        this.usual = new int[services];
        for (int place = 0; place < services; place++) {
            all[place] = opening(shelves.all().get(place), place);
        }
    }

    /** The openings of a client. */
    public static Openings of(Catalogue catalogue, Client client) {
        return new Openings(catalogue, client);
    }

    @Override
    public Opening get(int place) {
        return all[place];
    }

    @Override
    public int size() {
        return all.length;
    }

    /** The number of an opening that is the very same for many clients, below {@link #ways()}; -1 for one that is not. */
    public int usual(int place) {
        return usual[place];
    }

    /** How many openings at most are the same for many clients. */
    public int ways() {
        return all.length * Usual.WAYS;
    }

    /** Which services solve any of some needs, by their places. */
    private static boolean[] solving(Shelves shelves, List<String> needs) {
        boolean[] any = new boolean[shelves.all().size()];
        for (String need : needs) {
            boolean[] its = shelves.solving(need);
            for (int place = 0; its != null && place < any.length; place++) {
                any[place] |= its[place];
            }
        }
        return any;
    }

    /** Listed as theirs, or bought at least once where it is bought and not subscribed to. */
    private void own() {
        List<String> services = client.services();
        for (int i = 0; i < services.size(); i++) {
            Integer place = shelves.place(services.get(i));
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

    private Opening opening(Shelves.Shelf shelf, int place) {
        boolean adjacent = ownsOneOf(shelf.adjacentTo());
        boolean solvesNeed = solving[place];
        Boolean inSegment = inSegment(shelf.service(), place);
        if (isTouched(shelf, place)) {
            usual[place] = NOT_USUAL;
            return made(shelf, place, adjacent, solvesNeed, inSegment);
        }
        int way = Usual.way(adjacent, solvesNeed, inSegment);
        usual[place] = place * Usual.WAYS + way;
        return shelf.usual().of(way, () -> made(shelf, place, adjacent, solvesNeed, inSegment));
    }

    /** Whether anything but being next to what they own, their needs and their segment makes it other than usual. */
    private boolean isTouched(Shelves.Shelf shelf, int place) {
        return owned[place]
                || requested[place]
                || isNextRung(shelf, place)
                || ownsOneOf(shelf.extraOf())
                || ownsOneOf(shelf.biggerOf())
                || ownsOneOf(shelf.bigger());
    }

    private boolean isNextRung(Shelves.Shelf shelf, int place) {
        int highest = highestOwned(shelf);
        return !owned[place] && highest > 0 && shelf.rung() == highest + 1;
    }

    private int highestOwned(Shelves.Shelf shelf) {
        return shelf.ladder() < 0 ? 0 : highestOwned[shelf.ladder()];
    }

    private Opening made(
            Shelves.Shelf shelf, int place, boolean adjacent, boolean solvesNeed, @Nullable Boolean inSegment) {
        boolean isOwned = owned[place];
        Service service = shelf.service();
        Service below = shelf.below();
        int highest = highestOwned(shelf);
        boolean nextRung = isNextRung(shelf, place);
        return new Opening(
                service.id(),
                service.name(),
                service.core(),
                isOwned,
                adjacent,
                ownsOneOf(shelf.extraOf()),
                ownsOneOf(shelf.biggerOf()),
                ownsOneOf(shelf.bigger()),
                shelf.rung() == 1,
                nextRung,
                isOwned && highest > 0 && shelf.rung() == highest,
                below == null ? null : below.id(),
                inSegment,
                solvesNeed,
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

    private @Nullable Boolean inSegment(Service service, int place) {
        if (client.segment() == null && !service.segments().isEmpty()) {
            return null;
        }
        return suiting[place];
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

package io.holdfast.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How the services of a catalogue stand to each other, whoever the client is. */
final class Shelves {

    private final List<Shelf> all = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, boolean[]> suiting = new HashMap<>();
    private final boolean[] suitingAll;
    private final Map<String, boolean[]> solving = new HashMap<>();
    private final int ladders;

    /**
     * One service and its neighbours, which are told by their places in the catalogue.
     *
     * @param ladder number of the ladder it is on; -1 when on none
     * @param rung place on that ladder; 0 when on none
     * @param below the service one rung lower; null when there is none
     * @param bigger those that are a bigger package of it
     * @param period the word for how it is paid
     * @param usual how it stands to clients who have nothing to do with it; each is made for the first such client
     */
    record Shelf(
            Service service,
            int ladder,
            int rung,
            @Nullable Service below,
            int[] adjacentTo,
            int[] extraOf,
            int[] biggerOf,
            int[] bigger,
            String period,
            Usual usual) {}

    Shelves(Collection<Service> services) {
        services.forEach(service -> places.put(service.id(), places.size()));
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (Service service : services) {
            String ladder = service.ladder();
            all.add(new Shelf(
                    service,
                    ladder == null ? -1 : numbers.computeIfAbsent(ladder, any -> numbers.size()),
                    rungOf(service),
                    below(service, services),
                    places(service.adjacentTo()),
                    places(service.extraOf()),
                    places(service.biggerOf()),
                    places(services.stream()
                            .filter(other -> other.biggerOf().contains(service.id()))
                            .map(Service::id)
                            .toList()),
                    service.period().word(),
                    new Usual()));
            service.segments().forEach(segment -> suiting.computeIfAbsent(segment, any -> suiting(services, any)));
            service.solves().forEach(need -> solving.computeIfAbsent(need, any -> solving(services, any)));
        }
        this.suitingAll = suiting(services, null);
        this.ladders = numbers.size();
    }

    List<Shelf> all() {
        return all;
    }

    int ladders() {
        return ladders;
    }

    /** Place of a service in the catalogue; null for a service it does not hold. */
    @Nullable
    Integer place(String service) {
        return places.get(service);
    }

    /** Which services are for a segment, by their places; for one that is unknown, those that are for all. */
    boolean[] suiting(@Nullable String segment) {
        boolean[] known = segment == null ? null : suiting.get(segment);
        return known == null ? suitingAll : known;
    }

    /** Which services solve a need; null where none does. */
    boolean @Nullable [] solving(String need) {
        return solving.get(need);
    }

    private static boolean[] suiting(Collection<Service> services, @Nullable String segment) {
        return places(
                services,
                service -> service.segments().isEmpty()
                        || (segment != null && service.segments().contains(segment)));
    }

    private static boolean[] solving(Collection<Service> services, String need) {
        return places(services, service -> service.solves().contains(need));
    }

    private static boolean[] places(Collection<Service> services, Predicate<Service> wanted) {
        boolean[] places = new boolean[services.size()];
        int place = 0;
        for (Service service : services) {
            places[place++] = wanted.test(service);
        }
        return places;
    }

    private int[] places(List<String> ids) {
        return ids.stream()
                .filter(places::containsKey)
                .mapToInt(id -> places.getOrDefault(id, -1))
                .toArray();
    }

    private static int rungOf(Service service) {
        Integer rung = service.rung();
        return rung == null ? 0 : rung;
    }

    private static @Nullable Service below(Service service, Collection<Service> services) {
        String ladder = service.ladder();
        if (ladder != null) {
            for (Service other : services) {
                if (other.isOn(ladder) && rungOf(other) == rungOf(service) - 1) {
                    return other;
                }
            }
        }
        return null;
    }
}

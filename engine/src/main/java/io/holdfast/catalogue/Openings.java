package io.holdfast.catalogue;

import io.holdfast.client.Client;
import io.holdfast.client.Purchase;
import io.holdfast.client.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How every service of the catalogue stands to one client. */
public final class Openings {

    private final Collection<Service> services;
    private final Client client;
    private final Set<String> owned = new HashSet<>();
    private final Map<String, Integer> highestOwned = new HashMap<>();

    private Openings(Catalogue catalogue, Client client) {
        this.services = catalogue.services().values();
        this.client = client;
        for (Service service : services) {
            if (isOwned(service)) {
                owned.add(service.id());
                String ladder = service.ladder();
                if (ladder != null) {
                    highestOwned.merge(ladder, rungOf(service), Math::max);
                }
            }
        }
    }

    /** The openings of a client, in catalogue order. */
    public static List<Opening> of(Catalogue catalogue, Client client) {
        return new Openings(catalogue, client).all();
    }

    private List<Opening> all() {
        List<Opening> openings = new ArrayList<>(services.size());
        for (Service service : services) {
            openings.add(opening(service));
        }
        return openings;
    }

    private Opening opening(Service service) {
        Optional<Service> below = below(service);
        String ladder = service.ladder();
        int highest = ladder == null ? 0 : highestOwned.getOrDefault(ladder, 0);
        boolean isOwned = owned.contains(service.id());
        boolean nextRung = !isOwned && highest > 0 && rungOf(service) == highest + 1;
        Integer daysSinceRequest = daysSinceRequest(service.id());
        return new Opening(
                service.id(),
                service.name(),
                service.core(),
                isOwned,
                ownsOneOf(service.adjacentTo()),
                ownsOneOf(service.extraOf()),
                ownsOneOf(service.biggerOf()),
                ownsBigger(service),
                rungOf(service) == 1,
                nextRung,
                isOwned && highest > 0 && rungOf(service) == highest,
                below.map(Service::id).orElse(null),
                inSegment(service),
                service.solves().stream().anyMatch(client.relationship().needs()::contains),
                service.period().word(),
                service.price(),
                service.price() - replaced(service, nextRung, below),
                isRequested(service.id()),
                daysSinceRequest);
    }

    /** Listed as theirs, or bought at least once where it is bought and not subscribed to. */
    private boolean isOwned(Service service) {
        return client.services().contains(service.id())
                || service.period() != Period.MONTH
                        && client.purchases().stream().map(Purchase::service).anyMatch(service.id()::equals);
    }

    private boolean ownsOneOf(List<String> ids) {
        for (String id : ids) {
            if (owned.contains(id)) {
                return true;
            }
        }
        return false;
    }

    private boolean ownsBigger(Service service) {
        return services.stream()
                .anyMatch(other -> other.biggerOf().contains(service.id()) && owned.contains(other.id()));
    }

    private @Nullable Boolean inSegment(Service service) {
        if (service.segments().isEmpty()) {
            return true;
        }
        String segment = client.segment();
        return segment == null ? null : (Boolean) service.segments().contains(segment);
    }

    private double replaced(Service service, boolean nextRung, Optional<Service> below) {
        if (nextRung) {
            return below.map(Service::price).orElse(0.0);
        }
        return services.stream()
                .filter(other -> service.biggerOf().contains(other.id()) && owned.contains(other.id()))
                .mapToDouble(Service::price)
                .max()
                .orElse(0);
    }

    private Optional<Service> below(Service service) {
        String ladder = service.ladder();
        if (ladder != null) {
            for (Service other : services) {
                if (other.isOn(ladder) && rungOf(other) == rungOf(service) - 1) {
                    return Optional.of(other);
                }
            }
        }
        return Optional.empty();
    }

    private static int rungOf(Service service) {
        Integer rung = service.rung();
        return rung == null ? 0 : rung;
    }

    private boolean isRequested(String service) {
        return client.requests().stream().anyMatch(request -> request.service().equals(service));
    }

    private @Nullable Integer daysSinceRequest(String service) {
        return client.requests().stream()
                .filter(request -> request.service().equals(service))
                .map(Request::daysAgo)
                .filter(Objects::nonNull)
                .min(Integer::compare)
                .orElse(null);
    }
}

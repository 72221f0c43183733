package io.holdfast.catalogue;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** A rule book's settings, actions and services, each in the order of its file. */
public final class Catalogue {

    private final Book book;
    private final Map<String, Action> actions;
    private final Map<String, Service> services;
    private final Shelves shelves;
    private final Whole whole;

    /** Whether all there is of signals, actions and services could be read. */
    record Whole(boolean signals, boolean actions, boolean services) {}

    public Catalogue(Book book, Map<String, Action> actions, Map<String, Service> services) {
        this(book, actions, services, new Whole(true, true, true));
    }

    Catalogue(Book book, Map<String, Action> actions, Map<String, Service> services, Whole whole) {
        this.book = book;
        this.actions = actions;
        this.services = services;
        this.whole = whole;
        this.shelves = new Shelves(services.values());
    }

    public Book book() {
        return book;
    }

    public Map<String, Action> actions() {
        return actions;
    }

    public Map<String, Service> services() {
        return services;
    }

    public Optional<Action> action(String id) {
        return Optional.ofNullable(actions.get(id));
    }

    public Optional<Service> service(String id) {
        return Optional.ofNullable(services.get(id));
    }

    /** Whether the signals of book.yaml could be read, so that what is not among them is nowhere. */
    public boolean hasAllSignals() {
        return whole.signals();
    }

    /** Whether every row of actions.csv could be read, so that what is not among them is nowhere. */
    public boolean hasAllActions() {
        return whole.actions();
    }

    /** Likewise of services.csv. */
    public boolean hasAllServices() {
        return whole.services();
    }

    /** The playbooks that actions belong to, in catalogue order. */
    public Collection<String> playbooks() {
        return actions.values().stream().map(Action::playbook).distinct().toList();
    }

    /** How its services stand to each other, worked out once for every client. */
    Shelves shelves() {
        return shelves;
    }
}

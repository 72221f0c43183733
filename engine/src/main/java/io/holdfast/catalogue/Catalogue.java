package io.holdfast.catalogue;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** A rule book's settings, actions and services, each in the order of its file. */
public record Catalogue(Book book, Map<String, Action> actions, Map<String, Service> services) {

    public Optional<Action> action(String id) {
        return Optional.ofNullable(actions.get(id));
    }

    public Optional<Service> service(String id) {
        return Optional.ofNullable(services.get(id));
    }

    /** The playbooks that actions belong to, in catalogue order. */
    public Collection<String> playbooks() {
        return actions.values().stream().map(Action::playbook).distinct().toList();
    }
}

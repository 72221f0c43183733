package io.holdfast.api.pages;

import io.holdfast.catalogue.Action;
import io.holdfast.catalogue.Catalogue;
import io.holdfast.catalogue.Service;
import org.jspecify.annotations.Nullable;

/** One rule book and one day, through which clients and decisions are put into words. */
record BookLens(Catalogue catalogue, RuleLinks rules, PageText text) {

    String currency() {
        return catalogue.book().currency();
    }

    /** A service's name; whatever else is offered, such as a division, is its own name. */
    String offer(String id) {
        return catalogue.service(id).map(Service::name).orElse(id);
    }

    String action(String id) {
        return catalogue.action(id).map(Action::title).orElse(id);
    }

    /** The title with what it is about, unless it says so already. */
    String about(String title, @Nullable String offer) {
        if (offer == null) {
            return title;
        }
        String name = offer(offer);
        return title.contains(name) ? title : title + ": " + name;
    }
}

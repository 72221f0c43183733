package io.holdfast.api.pages;

import io.holdfast.catalogue.Action;
import io.holdfast.catalogue.Catalogue;
import io.holdfast.catalogue.Service;
import io.holdfast.worth.ActionWorth;

/** The time that the worth of a recommendation is counted over, in words: it differs by how an action earns. */
final class WorthSpan {

    private WorthSpan() {}

    /**
     * The words, such as "over 24 months"; empty where the book does not tell.
     *
     * @param offer what the action offers; empty text for nothing
     */
    static String of(String action, String offer, Catalogue catalogue) {
        boolean known = offer.isEmpty() || catalogue.service(offer).isPresent();
        return catalogue
                .action(action)
                .filter(any -> known)
                .map(one -> of(one, offer, catalogue))
                .orElse("");
    }

    private static String of(Action action, String offer, Catalogue catalogue) {
        int months = catalogue.book().defaults().horizonMonths();
        return switch (ActionWorth.effectOf(action, catalogue.service(offer).map(Service::period))) {
            case RECUR, VISIT -> "over " + PageText.counted(months, "month");
            case KEEP -> "while they stay";
            case SHARE -> "over a year";
            case ONCE -> "once";
            case FIXED -> "";
        };
    }
}

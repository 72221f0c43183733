package io.holdfast.rulebook;

import io.holdfast.catalogue.Action;
import io.holdfast.catalogue.Service;
import io.holdfast.source.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds entries of the catalogue that no rule ever uses: actions none recommends, rungs of ladders none offers. */
final class IdleEntries {

    private final BookLogic book;
    private final Diagnostics diagnostics;

    IdleEntries(BookLogic book, Diagnostics diagnostics) {
        this.book = book;
        this.diagnostics = diagnostics;
    }

    void check() {
        for (Action action : book.catalogue().actions().values()) {
            if (!book.recommended().contains(action.id())) {
                diagnostics.warning(
                        action.at(),
                        "no rule recommends `" + action.id() + "`.",
                        "Write a rule that does, or remove the row.");
            }
        }
        rungs();
    }

    /** Only where rules offer services at all: a book may leave that to people. */
    private void rungs() {
        List<Offer> offers = new ArrayList<>();
        for (Rule rule : book.all()) {
            for (Saying saying : rule.then()) {
                saying.call("offer").ifPresent(call -> offers.add(new Offer(rule, call, book)));
            }
        }
        if (offers.stream().noneMatch(Offer::isOpening)) {
            return;
        }
        for (Service service : book.catalogue().services().values()) {
            Integer rung = service.rung();
            // People come in by the first rung without being asked.
            if (rung != null && rung > 1 && offers.stream().noneMatch(offer -> offers(offer, service))) {
                diagnostics.warning(
                        service.at(),
                        "no rule ever offers `" + service.id() + "`, rung " + rung + " of the ladder `"
                                + service.ladder() + "`.",
                        "Correct its rung, or write a rule that offers it.");
            }
        }
    }

    private record Offer(Rule said, Saying.Call call, BookLogic book) {

        RuleLogic rule() {
            return book.logic(said);
        }

        boolean isOpening() {
            return opening().isPresent();
        }

        /** The name of the opening that is offered. */
        Optional<String> opening() {
            return call.arguments().get(0) instanceof FactPath path
                    ? Optional.of(rule().key(path).split("\\|", 2)[0])
                            .filter(name -> rule().matched().get(name) == FactType.OPENING)
                    : Optional.empty();
        }
    }

    private boolean offers(Offer offer, Service service) {
        Optional<String> opening = offer.opening();
        if (opening.isEmpty()) {
            return offer.call().text(0).map(service.id()::equals).orElse(!isDivision(offer));
        }
        List<Logic> all = new ArrayList<>(offer.rule().statements());
        all.add(book.opening(opening.get(), service));
        return book.consistency().possible(all);
    }

    /** Something else that is offered, such as what they asked for, may be any service; a division is none. */
    private static boolean isDivision(Offer offer) {
        return offer.call().arguments().get(0) instanceof FactPath path
                && offer.rule().matched().get(offer.rule().key(path)) == FactType.DIVISION;
    }
}

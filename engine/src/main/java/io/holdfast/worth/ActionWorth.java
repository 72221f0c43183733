package io.holdfast.worth;

import io.holdfast.catalogue.Action;
import io.holdfast.catalogue.Book;
import io.holdfast.catalogue.Catalogue;
import io.holdfast.catalogue.Effect;
import io.holdfast.catalogue.Opening;
import io.holdfast.catalogue.Period;
import io.holdfast.catalogue.Service;
import io.holdfast.client.Client;
import io.holdfast.client.NumberText;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What an action brings for one client if it works out, in money, by the action's effect. The sum is put into words when
 * they are read: of most candidates nobody reads them.
 */
public final class ActionWorth {

    private static final Set<Effect> SALES = EnumSet.of(Effect.RECUR, Effect.ONCE, Effect.VISIT);

    private final double money;
    private final Supplier<String> origin;

    /**
     * A worth in money; below zero and what is no number count as zero.
     *
     * @param origin the sum it comes from, in words
     */
    public ActionWorth(double money, Supplier<String> origin) {
        this.money = SimpleValue.sane(money);
        this.origin = origin;
    }

    /** Money, zero or more. */
    public double money() {
        return money;
    }

    /** The sum it comes from, in words. */
    public String origin() {
        return origin.get();
    }

    /** The worth of an action, with the opening it is about where there is one. */
    public static ActionWorth of(
            Action action, Optional<Opening> opening, Client client, LifetimeValue value, Catalogue catalogue) {
        return switch (effect(action, opening)) {
            case KEEP -> keep(action, value);
            case RECUR -> recur(action, opening, catalogue);
            case ONCE -> once(action, opening, catalogue);
            case VISIT -> visit(action, opening, client, catalogue);
            case SHARE -> share(action, client, catalogue);
            case FIXED -> new ActionWorth(amount(action), () -> "catalogue");
        };
    }

    private static Effect effect(Action action, Optional<Opening> opening) {
        if (opening.isEmpty() || !SALES.contains(action.effect())) {
            return action.effect();
        }
        return effectOf(action, Period.of(opening.get().period()));
    }

    /**
     * How an action earns: a sale the way its service is paid for, whatever the catalogue says of its action in general.
     *
     * @param offered how often what it offers is paid; empty where it offers nothing
     */
    public static Effect effectOf(Action action, Optional<Period> offered) {
        return offered.filter(any -> SALES.contains(action.effect()))
                .map(period -> switch (period) {
                    case ONCE -> Effect.ONCE;
                    case MONTH -> Effect.RECUR;
                    case VISIT -> Effect.VISIT;
                })
                .orElse(action.effect());
    }

    private static ActionWorth keep(Action action, LifetimeValue value) {
        double uplift = Objects.requireNonNullElse(action.uplift(), 0.0);
        return new ActionWorth(
                uplift * value.residual(),
                () -> "uplift " + share(uplift) + " × residual value " + money(value.residual()));
    }

    private static ActionWorth recur(Action action, Optional<Opening> opening, Catalogue catalogue) {
        double price = opening.map(Opening::priceStep).orElse(amount(action));
        double margin = margin(opening, catalogue);
        int months = catalogue.book().defaults().horizonMonths();
        return new ActionWorth(
                Math.max(0, margin * price * months),
                () -> "margin " + share(margin) + " × " + money(price) + " a month × " + months + " months");
    }

    private static ActionWorth once(Action action, Optional<Opening> opening, Catalogue catalogue) {
        double price = opening.map(Opening::price).orElse(amount(action));
        double margin = margin(opening, catalogue);
        return new ActionWorth(margin * price, () -> "margin " + share(margin) + " × price " + money(price));
    }

    /** Visits are those of the horizon at the client's own pace, one where their pace is unknown. */
    private static ActionWorth visit(Action action, Optional<Opening> opening, Client client, Catalogue catalogue) {
        Book book = catalogue.book();
        double price = opening.map(Opening::priceStep)
                .orElseGet(() -> action.amount() == null ? SimpleValue.averageSpend(client) : amount(action));
        double margin = margin(opening, catalogue);
        Double perYear = client.loyalty().visitsPerYear();
        double visits = perYear == null ? 1 : perYear * book.defaults().horizonMonths() / 12;
        return new ActionWorth(
                Math.max(0, margin * price * visits),
                () -> "margin " + share(margin) + " × " + money(price) + " a visit × " + NumberText.tenths(visits)
                        + " visits");
    }

    private static ActionWorth share(Action action, Client client, Catalogue catalogue) {
        double fee = SimpleValue.yearlyFee(client, catalogue.book().defaults());
        return new ActionWorth(amount(action) * fee, () -> share(amount(action)) + " of the yearly fee " + money(fee));
    }

    private static double amount(Action action) {
        return Objects.requireNonNullElse(action.amount(), 0.0);
    }

    private static double margin(Optional<Opening> opening, Catalogue catalogue) {
        return opening.flatMap(found -> catalogue.service(found.service()))
                .map(Service::margin)
                .orElse(catalogue.book().defaults().marginRate());
    }

    private static String share(double share) {
        return NumberText.whole(share * 100) + " %";
    }

    private static String money(double money) {
        return NumberText.grouped(money);
    }
}

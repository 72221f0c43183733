package io.holdfast.api.reports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.worth.figures.AverageWorth;
import io.holdfast.worth.figures.BookFigures;
import io.holdfast.worth.figures.Bridge;
import io.holdfast.worth.figures.PromoterScore;
import java.math.BigDecimal;

/** The figures of a book as JSON, money to the cent, with what every figure means. */
public final class BookJson {

    private static final int CENTS = 2;

    private BookJson() {}

    /**
     * @param unreadable clients whose facts the rule book's settings do not allow
     */
    public static ObjectNode of(BookFigures figures, String currency, long unreadable) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("from", figures.from().toString());
        json.put("to", figures.to().toString());
        json.put("currency", currency);
        bridge(json, figures.bridge());
        nps(json, figures.nps());
        worth(json.putObject("lifetimeValue"), figures.worth());
        ArrayNode months = json.putArray("months");
        figures.months().forEach(month -> month(months.addObject(), month));
        json.putObject("leftOut").put("withoutDates", figures.unknown()).put("unreadable", unreadable);
        json.put("knownOnlyLater", figures.later());
        definitions(json.putObject("definitions"));
        return json;
    }

    private static void bridge(ObjectNode json, Bridge bridge) {
        json.putObject("monthlyMoney")
                .put("opening", money(bridge.opening()))
                .put("new", money(bridge.fresh()))
                .put("expansion", money(bridge.expansion()))
                .put("reactivation", money(bridge.reactivation()))
                .put("contraction", money(bridge.contraction()))
                .put("churn", money(bridge.churn()))
                .put("closing", money(bridge.closing()));
        json.putObject("payingClients")
                .put("opening", bridge.openingClients())
                .put("left", bridge.left())
                .put("closing", bridge.closingClients());
        share(json, "grossRetention", bridge.grossRetention());
        share(json, "netRetention", bridge.netRetention());
        share(json, "logoChurn", bridge.logoChurn());
    }

    private static void month(ObjectNode json, BookFigures.Month month) {
        json.put("from", month.from().toString());
        json.put("to", month.until().toString());
        json.put("clientsIn", month.came());
        json.put("clientsOut", month.left());
        json.put("moneyIn", money(month.bridge().fresh() + month.bridge().reactivation()));
        json.put("moneyOut", money(month.bridge().churn()));
        bridge(json, month.bridge());
    }

    private static void nps(ObjectNode json, PromoterScore nps) {
        if (nps.answers() == 0) {
            json.putNull("nps");
            return;
        }
        json.putObject("nps")
                .put("score", rounded(nps.score()))
                .put("low", rounded(nps.low()))
                .put("high", rounded(nps.high()))
                .put("answers", nps.answers())
                .put("promoters", nps.promoters())
                .put("passives", nps.answers() - nps.promoters() - nps.detractors())
                .put("detractors", nps.detractors());
    }

    private static void worth(ObjectNode json, AverageWorth worth) {
        json.put("clients", worth.clients());
        json.put("byModel", worth.modelled());
        json.put("average", money(Math.round(worth.lifetime() * 100)));
        json.put("stillToCome", money(Math.round(worth.residual() * 100)));
    }

    private static BigDecimal money(long cents) {
        return BigDecimal.valueOf(cents, CENTS);
    }

    /** Unknown where nobody paid before. */
    private static void share(ObjectNode json, String name, double share) {
        if (Double.isFinite(share)) {
            json.put(name, rounded(share));
        } else {
            json.putNull(name);
        }
    }

    private static double rounded(double number) {
        return Math.rint(number * 1e6) / 1e6 + 0.0;
    }

    private static void definitions(ObjectNode json) {
        json.put(
                "monthlyMoney",
                "monthly fees on the first and the last day, by the facts that held on each: opening + new + expansion +"
                        + " reactivation - contraction - churn = closing. A fee counts from the contract's start (from"
                        + " since where there is none, or it was renewed) until the client left; a day of leaving that was"
                        + " recorded later counts all the same");
        json.put("new", "fees of clients who paid nothing on the first day and are not known to have paid before");
        json.put("reactivation", "fees of clients who paid nothing on the first day and had paid, or left, before it");
        json.put("expansion", "what clients of the first day pay more on the last");
        json.put("contraction", "what they pay less");
        json.put("churn", "fees of the first day whose clients pay nothing on the last; also of clients deleted since");
        json.put("grossRetention", "sum of the smaller of both days' fees / sum of the first day's, its clients only");
        json.put("netRetention", "sum of the last day's fees / sum of the first day's, its clients only");
        json.put("logoChurn", "share of the first day's paying clients who pay nothing on the last");
        json.put(
                "nps",
                "100 x (promoters 9, 10 - detractors 0 to 6) / answers on the last day, passives among them; low to high"
                        + " is the 95 % interval");
        json.put("lifetimeValue", "average over those who are clients on the last day, by the rule book in force");
        json.put("months", "the leaky bucket: the same month by month, counted back from the last day");
        json.put("knownOnlyLater", "clients whose first facts are from after the first day; these stand in for it");
        json.put("withoutDates", "clients with a fee, but nobody recorded since when, or until when; left out of fees");
    }
}

package io.holdfast.api.reports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.clients.StoredBook;
import io.holdfast.client.Client;
import io.holdfast.client.FactProblem;
import io.holdfast.intake.ClientReader;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.worth.Valuation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** The money at stake by notice deadline: of clients who can soon say that they will not go on. */
final class DeadlineReport {

    private static final int[] DAYS = {30, 60, 90};
    private static final int CENTS = 2;

    private final StoredBook clients;

    DeadlineReport(StoredBook clients) {
        this.clients = clients;
    }

    /** As known on a day. */
    ObjectNode on(LocalDate day, RuleBook book) {
        Gathering gathering = new Gathering(book.valuation());
        clients.on(day, new ClientReader(book.catalogue().book()), gathering);
        return gathering.json(day, book.catalogue().book().currency());
    }

    /** Clients and money by how soon the deadline comes. */
    private static final class Gathering implements StoredBook.Taker<Client> {

        private final Valuation valuation;
        private final int[] many = new int[DAYS.length];
        private final int[] assumed = new int[DAYS.length];
        private final double[] fees = new double[DAYS.length];
        private final double[] residuals = new double[DAYS.length];
        private int unreadable;

        Gathering(Valuation valuation) {
            this.valuation = valuation;
        }

        @Override
        public void good(String id, Client client) {
            Integer days = client.contract().daysToNotice();
            boolean there = !"lapsed".equals(client.status()) && !"prospect".equals(client.status());
            if (days == null || days < 0 || days > DAYS[DAYS.length - 1] || !there) {
                return;
            }
            double residual = valuation.of(client).residual();
            Double fee = client.contract().monthlyFee();
            for (int i = 0; i < DAYS.length; i++) {
                if (days <= DAYS[i]) {
                    many[i]++;
                    assumed[i] += Boolean.TRUE.equals(client.contract().noticeAssumed()) ? 1 : 0;
                    fees[i] += fee == null ? 0 : fee;
                    residuals[i] += residual;
                }
            }
        }

        @Override
        public void bad(String id, List<FactProblem> problems) {
            unreadable++;
        }

        ObjectNode json(LocalDate day, String currency) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("asOf", day.toString());
            json.put("currency", currency);
            ArrayNode within = json.putArray("within");
            for (int i = 0; i < DAYS.length; i++) {
                within.addObject()
                        .put("days", DAYS[i])
                        .put("clients", many[i])
                        .put("assumed", assumed[i])
                        .put("monthlyMoney", money(fees[i]))
                        .put("stillToCome", money(residuals[i]));
            }
            json.put("unreadable", unreadable);
            json.putObject("definitions")
                    .put("within", "clients whose notice deadline lies 0 to so many days ahead, who have not left")
                    .put(
                            "assumed",
                            "of these, whose notice period is the book's default because nobody recorded theirs")
                    .put("monthlyMoney", "their monthly fees, added up")
                    .put("stillToCome", "what is still to come from them (value.residual), added up");
            return json;
        }

        private static BigDecimal money(double sum) {
            return BigDecimal.valueOf(Math.round(sum * 100), CENTS);
        }
    }
}

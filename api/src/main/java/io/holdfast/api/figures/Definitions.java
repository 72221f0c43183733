package io.holdfast.api.figures;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What each figure of the book means, in one sentence; pages and answers say the same. */
public final class Definitions {

    private static final Map<String, String> ALL = new LinkedHashMap<>();

    static {
        ALL.put(
                "clients",
                "Clients who are there: stored, and neither lapsed nor prospects. Monthly money is their fees,"
                        + " still to come their residual lifetime value, added up, as the last round left them.");
        ALL.put(
                "bucket",
                "Clients and monthly fees that came and left, month by month back from the day: in is who paid nothing on a"
                        + " month's first day and pays on its last, out the other way round. Gross retention is what is"
                        + " still paid of the first day's fees, none counting above what they were; net retention counts"
                        + " rises too.");
        ALL.put(
                "nps",
                "100 x (promoters - detractors) / answers, with its 95 % interval. Promoters answered 9 or 10, passives 7 or"
                        + " 8, detractors 0 to 6: the last answer stored of each client who is there, however old it is.");
        ALL.put(
                "health",
                "Clients who are there by the health signal of the rule book: the worst indicator that is known; unknown"
                        + " where none is.");
        ALL.put(
                "healthDays",
                "The same, kept day by day after each round. Months before the first round of a book of up to 2,000 clients"
                        + " were decided afterwards, by today's rules and the facts that held then; a client's first facts"
                        + " stand in for earlier days since they came, so who had left before being stored is missing.");
        ALL.put(
                "segments",
                "Lifetime value of the clients who are there, past and to come, added up by segment, and how many are in"
                        + " which tier.");
        ALL.put(
                "deadlines",
                "Clients who are there and whose notice deadline lies 0 to 30, 60 or 90 days ahead; each row contains the one"
                        + " before. Assumed are those whose notice period is the book's, because nobody recorded theirs.");
        ALL.put(
                "pipeline",
                "Prospects are clients with that status. Expected to leave are those whose status is ending, and those with"
                        + " red health who are not ending.");
        ALL.put(
                "actions",
                "Open: recommendations of the last round that are neither dismissed nor snoozed; their score is the money"
                        + " they promise together. Proposed: clients to whom a round left it open or a kept decision"
                        + " recommended it in the twelve months up to the day. Accepted, done, won, rejected, lost: reports"
                        + " of that outcome in the same time, from any source. Acceptance is (accepted + done + won) / (the"
                        + " same + rejected + lost).");
        ALL.put(
                "services",
                "Of the clients who are there, how many have a service, and for how many it is an opening: a service for their"
                        + " segment that they do not have.");
        ALL.put(
                "rules",
                "Of what a rule was the first to propose in the twelve months up to the day: yes is a client, action and offer"
                        + " with a report of accepted, done or won, no one with only rejected or lost. Best and worst are"
                        + " among rules with at least 5 answers, by the lower and the upper end of the 95 % interval"
                        + " (Wilson), so that few answers do not win.");
        ALL.put(
                "uplift",
                "Treated against held out, where the rule book holds a share of clients out; docs/worth.md says how.");
    }

    private Definitions() {}

    /** Of one figure. */
    public static String of(String figure) {
        return ALL.getOrDefault(figure, "");
    }

    static void put(ObjectNode json) {
        ALL.forEach(json::put);
    }
}

package io.holdfast.api.pages;

import io.holdfast.api.sheets.StandAlone;
import io.holdfast.impact.ClientImpact;
import io.holdfast.impact.ImpactSummary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** What an edit changes as one page that stands alone: to read, to print, to send on. */
public final class ImpactPage {

    /** A page with every client of a large book would open nowhere; the rest is counted, and lies in the JSON. */
    private static final int MOST_CLIENTS = 200;

    private static final Comparator<ClientImpact> LEAST_MOVED_FIRST = Comparator.<ClientImpact>comparingDouble(
                    impact -> Math.abs(moved(impact)))
            .thenComparing(ClientImpact::clientId, Comparator.reverseOrder());

    private final String currency;
    private final PriorityQueue<ClientImpact> most = new PriorityQueue<>(LEAST_MOVED_FIRST);

    /**
     * @param currency ISO 4217 code of the book's currency
     */
    public ImpactPage(String currency) {
        this.currency = currency;
    }

    /** A client whose answer is another. */
    public void add(ClientImpact impact) {
        most.add(impact);
        if (most.size() > MOST_CLIENTS) {
            most.remove();
        }
    }

    /** The whole page. */
    public String text(ImpactSummary summary) {
        return StandAlone.page(ImpactPage.class, "impact.ftlh", new ImpactView(summary, clients(), currency));
    }

    private List<ClientImpact> clients() {
        ArrayDeque<ClientImpact> ordered = new ArrayDeque<>();
        PriorityQueue<ClientImpact> rest = new PriorityQueue<>(most);
        while (!rest.isEmpty()) {
            ordered.addFirst(rest.remove());
        }
        return new ArrayList<>(ordered);
    }

    static double moved(ClientImpact impact) {
        return impact.after().worth() - impact.before().worth();
    }
}

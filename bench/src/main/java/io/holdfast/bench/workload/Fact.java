package io.holdfast.bench.workload;

import io.holdfast.client.Client;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A fact that the made-up rules ask for. */
public enum Fact {
    INDUSTRY("industry", Client::industry),
    SEGMENT("segment", Client::segment),
    REGION("region", Client::region),
    STATUS("status", Client::status, "prospect", "active", "ending", "lapsed"),
    TERM("contract.term", client -> client.contract().term(), "none", "rolling", "annual", "multi-year"),
    TIER("loyalty.tier", client -> client.loyalty().tier(), "none", "bronze", "silver", "gold"),
    TENURE("tenureMonths", Client::tenureMonths),
    FEE("contract.monthlyFee", client -> client.contract().monthlyFee()),
    SESSIONS("usage.sessions30d", client -> client.usage().sessions30d()),
    VISITS("loyalty.visits", client -> client.loyalty().visits()),
    USERS("usage.activeUsers", client -> client.usage().activeUsers());

    private final String path;
    private final Function<Client, @Nullable Object> of;
    private final String[] words;

    Fact(String path, Function<Client, @Nullable Object> of, String... words) {
        this.path = path;
        this.of = of;
        this.words = words;
    }

    /** As a rule names it. */
    public String path() {
        return path;
    }

    /** The path as one word, for engines that are faster on flat facts. */
    public String flat() {
        return path.replace('.', '_');
    }

    /** What a client's is; null when unknown. */
    public @Nullable Object of(Client client) {
        return of.apply(client);
    }

    /** One of the words that a text fact takes. */
    String word(int number) {
        return words.length == 0 ? path + "-" + number : words[number];
    }
}

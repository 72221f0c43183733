package io.holdfast.worth;

import static io.holdfast.catalogue.SmallCatalogue.CATALOGUE;
import static io.holdfast.catalogue.SmallCatalogue.TODAY;
import static io.holdfast.catalogue.SmallCatalogue.client;

import io.holdfast.catalogue.Book;
import io.holdfast.client.Client;
import io.holdfast.worth.parameters.Learned;
import io.holdfast.worth.parameters.ParameterFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small book with models at published parameters, and what clients are worth by them. */
final class FittedBook {

    static final Book BOOK = CATALOGUE.book();

    private FittedBook() {}

    static LifetimeValue value(String facts) {
        Client client = client(facts);
        return Valuation.of(
                        BOOK,
                        "worth.json",
                        file(List.of(
                                years("*"),
                                visits("*"),
                                new Learned(
                                        "spend",
                                        "money",
                                        "*",
                                        "gamma-gamma",
                                        Map.of("p", 6.25, "q", 3.74, "gamma", 15.44),
                                        Map.of("p", 1.2, "q", 0.3, "gamma", 4.0),
                                        -4000,
                                        946,
                                        ""),
                                new Learned(
                                        "renewals",
                                        "month",
                                        "*",
                                        "simple",
                                        Map.of(),
                                        Map.of(),
                                        0,
                                        15,
                                        "too few renewals: 15 of at least 20"))))
                .of(client);
    }

    static Learned years(String segment) {
        return new Learned(
                "renewals",
                "year",
                segment,
                "sbg",
                Map.of("alpha", 0.668, "beta", 3.806),
                Map.of("alpha", 0.05, "beta", 0.3),
                Map.of("alpha with beta", 0.9),
                -1611.2,
                1000,
                "");
    }

    static Learned visits(String segment) {
        return new Learned(
                "visits",
                "week",
                segment,
                "bg-nbd",
                Map.of("r", 0.243, "alpha", 4.414, "a", 0.793, "b", 2.426),
                Map.of("r", 0.013, "alpha", 0.38, "a", 0.19, "b", 0.71),
                -9582.4,
                2357,
                "");
    }

    static ParameterFile file(List<Learned> learned) {
        return new ParameterFile(TODAY, "EUR", "clients.jsonl", "00ff", 12, learned, Optional.empty(), List.of());
    }
}

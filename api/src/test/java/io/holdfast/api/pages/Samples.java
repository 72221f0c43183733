package io.holdfast.api.pages;

import io.holdfast.api.clients.ShelfRow;
import io.holdfast.catalogue.Book;
import io.holdfast.catalogue.Catalogue;
import io.holdfast.catalogue.Defaults;
import io.holdfast.catalogue.Period;
import io.holdfast.catalogue.Service;
import io.holdfast.catalogue.ValueTiers;
import io.holdfast.client.Attributes;
import io.holdfast.client.Client;
import io.holdfast.client.Contract;
import io.holdfast.client.Delivery;
import io.holdfast.client.Division;
import io.holdfast.client.Divisions;
import io.holdfast.client.Ended;
import io.holdfast.client.Feedback;
import io.holdfast.client.Loyalty;
import io.holdfast.client.Moment;
import io.holdfast.client.Onboarding;
import io.holdfast.client.Relationship;
import io.holdfast.client.Services;
import io.holdfast.client.Usage;
import io.holdfast.client.Value;
import io.holdfast.decision.Decision;
import io.holdfast.decision.Factor;
import io.holdfast.decision.Factors;
import io.holdfast.decision.HeldBack;
import io.holdfast.decision.Recommendation;
import io.holdfast.decision.RuleReading;
import io.holdfast.decision.SignalReading;
import io.holdfast.decision.ValueReading;
import io.holdfast.rulebook.ConditionReading;
import io.holdfast.rulebook.RuleCard;
import io.holdfast.rulebook.Stage;
import io.holdfast.source.Place;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Clients and decisions written by hand, so that what a page shows is known to the word. */
final class Samples {

    static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    static final String HOSTILE = "<script>document.title='owned'</script><img src=x onerror=alert(1)>";
    static final String RIGHT_TO_LEFT = "שלום עולם ושות׳ \u202eevil";
    static final String RULE = "Happy client still on a rolling contract";

    private static final Moment MOMENT = new Moment(DAY, 30, 45);

    private Samples() {}

    static BookLens lens() {
        Book book = new Book(
                "Agency and salon",
                "EUR",
                ZoneOffset.UTC,
                new Defaults(30, 0.4, 3, 0, 0.1, 24),
                Map.of(),
                45,
                new ValueTiers(1000, 5000, 20000),
                Map.of(),
                Map.of(),
                List.of());
        Service website = new Service(
                "website",
                "Website",
                true,
                null,
                null,
                4000,
                Period.ONCE,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                1,
                Place.line("services.csv", 2));
        RuleCard card = new RuleCard(
                RULE,
                Stage.PLAYBOOKS,
                "retention",
                Place.line("retention/contract/contract.dslr", 12),
                List.of(),
                List.of(),
                List.of());
        Catalogue catalogue = new Catalogue(book, Map.of(), Map.of("website", website));
        return new BookLens(
                catalogue,
                RuleLinks.draft(List.of(card), (file, line) -> "/rules#" + RuleLinks.anchor(file, line)),
                new PageText(DAY, "EUR"));
    }

    static Client client(String id, @Nullable String name) {
        return new Client(
                MOMENT,
                id,
                name,
                "web",
                null,
                null,
                LocalDate.of(2024, 2, 1),
                "active",
                "Mara Lindt",
                null,
                null,
                new Ended(MOMENT, null, null),
                new Contract(
                        MOMENT,
                        "annual",
                        LocalDate.of(2025, 4, 15),
                        LocalDate.of(2026, 4, 14),
                        null,
                        true,
                        450.0,
                        null,
                        0,
                        "none",
                        null),
                new Onboarding(MOMENT, null, null, null, null, null, null),
                new Delivery(MOMENT, null, "in-progress", null, 0.95, 0.01, 0.0, true, true, null, null),
                new Usage(MOMENT, 10, 4, LocalDate.of(2026, 2, 20), 100, 140),
                new Feedback(MOMENT, 9, LocalDate.of(2026, 2, 12), null, 2, 0),
                new Relationship(MOMENT, LocalDate.of(2026, 1, 12), null, 0, List.of("more visitors"), "high"),
                new Loyalty(MOMENT, null, null, null, null, null, null),
                Services.of(List.of("website", "fax")),
                List.of(),
                List.of(),
                Divisions.of(List.of(new Division("Print", false))),
                List.of(),
                Attributes.NONE,
                Value.UNKNOWN);
    }

    static Decision decision(String id, String health, List<Recommendation> recommendations) {
        return new Decision(
                null,
                id,
                DAY,
                "0123456789abcdef",
                null,
                recommendations.isEmpty() ? "Nothing is due, and no rule sees an opportunity." : null,
                health.isEmpty()
                        ? List.of()
                        : List.of(new SignalReading("health", health, "4 of 10 seats active; use fell by 29 %", RULE)),
                new ValueReading(
                        7800.4,
                        2925,
                        "high",
                        "simple: yearly profit × expected years",
                        5100,
                        9300,
                        List.of("contract.marginRate")),
                recommendations,
                List.of(
                        new HeldBack(
                                "offer-next-rung",
                                "website",
                                "in the notice window keeping comes before selling",
                                RULE,
                                LocalDate.of(2026, 4, 14)),
                        new HeldBack("ask-nps", null, "costs more than it brings", null, null)),
                null,
                null);
    }

    static Recommendation recommendation(int rank, String title, @Nullable String offer, String because) {
        Factors factors = new Factors(
                new Factor(0.3, "actions.csv"),
                new Factor(7800, "uplift 0.25 × residual value 31,200"),
                new Factor(1, "no rule weighs it"),
                new Factor(40, "actions.csv"));
        return new Recommendation(
                rank,
                "offer-annual-contract",
                offer,
                "retention",
                "keep",
                title,
                because,
                factors.score(),
                factors,
                "Mara Lindt",
                "call",
                DAY.plusDays(9),
                List.of(new RuleReading(
                        "retention/contract/contract.dslr",
                        12,
                        RULE,
                        List.of(
                                new ConditionReading(
                                        "The client is on a rolling contract",
                                        "contract.term",
                                        "rolling",
                                        "rolling",
                                        true),
                                new ConditionReading(
                                        "with at least 6 months of tenure", "tenureMonths", 25, "at least 6", true),
                                new ConditionReading("The health is green", "health", "unknown", "green", false)))));
    }

    static ShelfRow row(String id, @Nullable String name, String health, Recommendation... recommendations) {
        return new ShelfRow(
                id,
                Optional.of(client(id, name)),
                Optional.of(decision(id, health, List.of(recommendations))),
                List.of());
    }
}

package io.holdfast.api.pages;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.client.Client;
import io.holdfast.client.Contact;
import io.holdfast.client.Loyalty;
import io.holdfast.client.Purchase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has been between a client and us: visits, purchases, contacts with their outcomes, and what managers said.
 *
 * @param visits in words, with the card; empty where nothing is known of any
 * @param stamps of the card; absent where there is none
 */
public record ClientPast(
        List<String> visits,
        @Nullable Stamps stamps,
        List<Bought> purchases,
        String morePurchases,
        List<Event> events,
        String moreEvents) {

    private static final int SHOWN = 12;

    /** A card's stamps, of as many as fill it. */
    public record Stamps(int full, int size) {}

    /** A purchase. */
    public record Bought(Day on, String service, String amount) {}

    /** A contact, an outcome or a review. */
    public record Event(Day on, String title, String what, String more) {}

    private record Dated(LocalDate on, Event event) {}

    static ClientPast of(Client client, List<? extends JsonNode> reviews, Optional<Visit> visit, BookLens lens) {
        List<Dated> dated = Stream.concat(
                        client.contacts().stream().flatMap(one -> contact(one, lens).stream()),
                        reviews.stream().map(one -> review(one, visit, lens)))
                .sorted(Comparator.comparing(Dated::on).reversed())
                .toList();
        List<Purchase> purchases = client.purchases().stream()
                .filter(one -> one.on() != null)
                .sorted(Comparator.comparing((Purchase one) -> String.valueOf(one.on()))
                        .reversed())
                .toList();
        return new ClientPast(
                visits(client.loyalty(), lens.text()),
                stamps(client.loyalty()),
                purchases.stream().limit(SHOWN).map(one -> bought(one, lens)).toList(),
                more(purchases.size(), "older purchase"),
                dated.stream().limit(SHOWN).map(Dated::event).toList(),
                more(dated.size(), "older entry").replace("entrys", "entries"));
    }

    private static String more(int all, String noun) {
        return all > SHOWN ? PageText.counted(all - SHOWN, noun) : "";
    }

    private static List<String> visits(Loyalty loyalty, PageText text) {
        List<String> said = new ArrayList<>();
        Optional.ofNullable(loyalty.visits()).ifPresent(visits -> said.add(PageText.counted(visits, "visit")));
        Optional.ofNullable(loyalty.visitsPerYear()).ifPresent(often -> said.add(PageText.number(often) + " a year"));
        Optional.ofNullable(loyalty.lastVisit())
                .ifPresent(last -> said.add("the last " + text.away(last).text()));
        Optional.ofNullable(loyalty.overdue())
                .filter(overdue -> overdue > 1)
                .ifPresent(overdue -> said.add(PageText.number(overdue) + " times their usual gap"));
        Optional.ofNullable(loyalty.tier()).ifPresent(tier -> said.add("card tier " + tier));
        return said;
    }

    private static @Nullable Stamps stamps(Loyalty loyalty) {
        Integer stamps = loyalty.cardStamps();
        Integer size = loyalty.cardSize();
        return stamps == null || size == null || size < 1 || size > 40
                ? null
                : new Stamps(Math.min(Math.max(0, stamps), size), size);
    }

    private static Bought bought(Purchase one, BookLens lens) {
        LocalDate on = one.on();
        Double amount = one.amount();
        return new Bought(
                lens.text().on(on == null ? lens.text().asOf() : on),
                lens.offer(one.service()),
                amount == null ? "" : PageText.money(amount));
    }

    private static Optional<Dated> contact(Contact one, BookLens lens) {
        LocalDate on = one.on();
        if (on == null) {
            return Optional.empty();
        }
        String outcome = one.outcome();
        List<String> more = new ArrayList<>();
        Optional.ofNullable(one.channel()).ifPresent(channel -> more.add("by " + channel));
        Optional.ofNullable(one.until())
                .ifPresent(until -> more.add("until " + lens.text().on(until).text()));
        Optional.ofNullable(one.amount()).ifPresent(amount -> more.add(PageText.money(amount) + " " + lens.currency()));
        Optional.ofNullable(one.reason()).ifPresent(reason -> more.add("“" + reason + "”"));
        return Optional.of(new Dated(
                on,
                new Event(
                        lens.text().on(on),
                        lens.about(lens.action(one.action()), one.offer()),
                        outcome == null ? "outcome unknown" : outcome,
                        String.join(", ", more))));
    }

    private static Dated review(JsonNode one, Optional<Visit> visit, BookLens lens) {
        ZoneId zone = visit.map(Visit::zone).orElse(ZoneOffset.UTC);
        LocalDate on = LocalDate.ofInstant(Instant.parse(one.path("at").asText()), zone);
        String offer = one.path("offer").asText();
        String more = Stream.of(
                        "by " + DraftHead.person(one.path("by").asText()),
                        one.path("to").asText().isEmpty()
                                ? ""
                                : "to " + one.path("to").asText(),
                        one.path("until").asText().isEmpty()
                                ? ""
                                : "until " + one.path("until").asText(),
                        one.path("reason").asText().isEmpty()
                                ? ""
                                : "“" + one.path("reason").asText() + "”")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return new Dated(
                on,
                new Event(
                        lens.text().on(on),
                        lens.about(lens.action(one.path("action").asText()), offer.isEmpty() ? null : offer),
                        one.path("verdict").asText(),
                        more));
    }
}

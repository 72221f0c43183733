package io.holdfast.api.pages;

import io.holdfast.api.queue.StandingEntry;
import io.holdfast.client.Client;
import io.holdfast.client.Division;
import io.holdfast.decision.Decision;
import io.holdfast.decision.HeldBack;
import io.holdfast.decision.Recommendation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a client's page shows below its title.
 *
 * @param tryHref the box for facts of one's own, with this client's in it
 * @param noServices what to say when no service is on record
 * @param extras divisions, requests and needs, where there are some
 * @param since from when on the health is what it is, as far as rounds have seen
 * @param deeds what managers made of each recommendation, by its rank
 * @param heldDeeds what managers made of what is held back, by its place, where they set it aside
 * @param said what was just done, in words, with what nothing was done about and what takes it back
 * @param asked the action that was asked about
 * @param actions all that can be asked about, by id and title
 * @param whyNot why that action is not recommended; empty when it is, or none was asked about
 * @param path what it would take
 */
public record ClientView(
        String id,
        String tryHref,
        DecisionView decision,
        ContractView contract,
        List<Owned> services,
        String noServices,
        List<Named> extras,
        List<FactGroup> groups,
        @Nullable Day since,
        WhiteSpace whiteSpace,
        ClientPast past,
        Map<String, ClientDeed> deeds,
        Map<String, ClientDeed> heldDeeds,
        ReviewForm form,
        String said,
        List<String> wrong,
        List<String> undo,
        String asked,
        List<Named> actions,
        List<TriedView.WhyNot> whyNot,
        TriedView.@Nullable Path path,
        WhatIfView whatIf) {

    /** What it says of a recommendation, by its rank as text. */
    public @Nullable ClientDeed deed(int rank) {
        return deeds.get(Integer.toString(rank));
    }

    /** What it says of something held back, by its place as text. */
    public @Nullable ClientDeed heldDeed(int place) {
        return heldDeeds.get(Integer.toString(place));
    }

    /** A service the client has. */
    public record Owned(String name, String note) {}

    static ClientView of(Client client, Decision decision, BookLens lens, String tryHref, ClientAround around) {
        Optional<Decision> answer = around.answer();
        return new ClientView(
                client.id(),
                tryHref,
                DecisionView.of(decision, lens),
                ContractView.of(client, lens),
                client.services().stream().map(id -> owned(id, lens)).toList(),
                client.services().count() == null ? PageText.UNKNOWN : "none",
                extras(client, lens),
                FactGroup.of(client, lens.text()),
                around.standing()
                        .filter(standing -> standing.health()
                                .equals(Optional.of(
                                        HealthMark.of(Optional.of(decision)).word())))
                        .flatMap(StandingEntry::healthSince)
                        .map(lens.text()::away)
                        .orElse(null),
                WhiteSpace.of(client, lens),
                ClientPast.of(client, around.reviews(), around.visit(), lens),
                deeds(decision, around, lens),
                heldDeeds(decision, around, lens),
                around.form(),
                around.done().said(),
                around.done().wrong(),
                around.done().undo().stream().map(Pick::text).toList(),
                around.asked(),
                lens.catalogue().actions().values().stream()
                        .map(action -> new Named(action.id(), action.title()))
                        .toList(),
                answer.map(one -> TriedView.whyNot(one, lens).stream()
                                .filter(why -> why.title().equals(lens.action(around.asked())))
                                .toList())
                        .orElse(List.of()),
                answer.map(one -> TriedView.path(one, lens)).orElse(null),
                around.whatIf(client, lens));
    }

    private static Map<String, ClientDeed> deeds(Decision decision, ClientAround around, BookLens lens) {
        Map<String, ClientDeed> deeds = new LinkedHashMap<>();
        for (Recommendation one : decision.recommendations()) {
            ClientDeed deed = around.deed(one.action(), one.offer(), lens);
            if (deed != null) {
                deeds.put(Integer.toString(one.rank()), deed);
            }
        }
        return deeds;
    }

    private static Map<String, ClientDeed> heldDeeds(Decision decision, ClientAround around, BookLens lens) {
        Map<String, ClientDeed> deeds = new LinkedHashMap<>();
        for (int at = 0; at < decision.heldBack().size(); at++) {
            HeldBack one = decision.heldBack().get(at);
            ClientDeed deed = one.review() == null ? null : around.deed(one.action(), one.offer(), lens);
            if (deed != null) {
                deeds.put(Integer.toString(at + 1), deed);
            }
        }
        return deeds;
    }

    /** The sentence under a client's name. */
    static String sentence(Client client, PageText text) {
        List<String> parts = new ArrayList<>();
        parts.add(client.id());
        Optional.ofNullable(client.segment()).ifPresent(parts::add);
        parts.add(client.status() == null ? "status unknown" : client.status());
        Optional.ofNullable(client.since())
                .ifPresent(since -> parts.add("client since " + text.on(since).text()));
        Optional.ofNullable(client.ended().on())
                .ifPresent(end -> parts.add((end.isAfter(text.asOf()) ? "leaves on " : "left ")
                        + text.on(end).text()
                        + Optional.ofNullable(client.ended().reason())
                                .map(why -> ", over " + why)
                                .orElse("")));
        Optional.ofNullable(client.accountManager()).ifPresent(name -> parts.add("account manager " + name));
        Optional.ofNullable(client.deliveryLead()).ifPresent(name -> parts.add("delivery lead " + name));
        return String.join(" · ", parts);
    }

    private static Owned owned(String id, BookLens lens) {
        return new Owned(lens.offer(id), lens.catalogue().service(id).isPresent() ? "" : "not in the catalogue");
    }

    private static List<Named> extras(Client client, BookLens lens) {
        List<Named> extras = new ArrayList<>();
        add(extras, "Needs", client.relationship().needs());
        add(
                extras,
                "Asked for",
                client.requests().stream()
                        .map(request -> lens.offer(request.service()))
                        .distinct()
                        .toList());
        add(
                extras,
                "Divisions",
                client.divisions().stream().map(ClientView::division).toList());
        return extras;
    }

    private static String division(Division division) {
        Boolean served = division.served();
        return division.name() + (served == null ? "" : served ? " (served)" : " (not served)");
    }

    private static void add(List<Named> extras, String name, List<String> values) {
        if (!values.isEmpty()) {
            extras.add(new Named(name, values.stream().distinct().collect(Collectors.joining(", "))));
        }
    }
}

package io.holdfast.api.pages;

import io.holdfast.client.Client;
import io.holdfast.client.Division;
import io.holdfast.decision.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a client's page shows below its title.
 *
 * @param tryHref the box for facts of one's own, with this client's in it
 * @param noServices what to say when no service is on record
 * @param extras divisions, requests and needs, where there are some
 */
public record ClientView(
        String id,
        String tryHref,
        DecisionView decision,
        ContractView contract,
        List<Owned> services,
        String noServices,
        List<Named> extras,
        List<FactGroup> groups) {

    /** A service the client has. */
    public record Owned(String name, String note) {}

    static ClientView of(Client client, Decision decision, BookLens lens, String tryHref) {
        return new ClientView(
                client.id(),
                tryHref,
                DecisionView.of(decision, lens),
                ContractView.of(client, lens),
                client.services().stream().map(id -> owned(id, lens)).toList(),
                client.services().count() == null ? PageText.UNKNOWN : "none",
                extras(client, lens),
                FactGroup.of(client, lens.text()));
    }

    /** The sentence under a client's name. */
    static String sentence(Client client, PageText text) {
        List<String> parts = new ArrayList<>();
        parts.add(client.id());
        Optional.ofNullable(client.segment()).ifPresent(parts::add);
        parts.add(client.status() == null ? "status unknown" : client.status());
        Optional.ofNullable(client.since())
                .ifPresent(since -> parts.add("client since " + text.on(since).text()));
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
            extras.add(new Named(name, values.stream().collect(Collectors.joining(", "))));
        }
    }
}

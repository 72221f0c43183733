package io.holdfast.client;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client as the business knows them on one day. Groups and lists are never null; what is unknown inside them is.
 * Only {@code id} is always there.
 */
public record Client(
        @Given Moment moment,
        String id,
        @Nullable String name,
        @Nullable String segment,
        @Nullable String industry,
        @Nullable String region,
        @Nullable LocalDate since,

        @OneOf({"prospect", "active", "ending", "lapsed"}) @Nullable
        String status,

        @Nullable String accountManager,
        @Nullable String deliveryLead,
        @Nullable String parent,
        Ended ended,
        Contract contract,
        Onboarding onboarding,
        Delivery delivery,
        Usage usage,
        Feedback feedback,
        Relationship relationship,
        Loyalty loyalty,
        Services services,
        List<Purchase> purchases,
        List<Request> requests,
        Divisions divisions,
        List<Contact> contacts,
        Attributes attributes,
        @Given Value value) {

    public Client {
        delivery = delivery.withMonthlyFee(contract.monthlyFee());
        purchases = List.copyOf(purchases);
        requests = List.copyOf(requests);
        contacts = List.copyOf(contacts);
    }

    /** The day the client is looked at. */
    @Derived
    public LocalDate asOf() {
        return moment.asOf();
    }

    /** The month of that day, 1 to 12. */
    @Derived
    @In(value = Unit.COUNT, from = 1, to = 12)
    public Integer month() {
        return moment.asOf().getMonthValue();
    }

    /** Completed months since they became a client. */
    @Derived
    @In(Unit.COUNT)
    public @Nullable Integer tenureMonths() {
        return Days.monthsBetween(since, moment.asOf());
    }

    /** The same client with their worth known. */
    public Client withValue(Value worth) {
        return with(worth, contacts);
    }

    /** The same client with contacts that the catalogue has been asked about. */
    public Client withContacts(List<Contact> known) {
        return with(value, known);
    }

    private Client with(Value worth, List<Contact> known) {
        return new Client(
                moment,
                id,
                name,
                segment,
                industry,
                region,
                since,
                status,
                accountManager,
                deliveryLead,
                parent,
                ended,
                contract,
                onboarding,
                delivery,
                usage,
                feedback,
                relationship,
                loyalty,
                services,
                purchases,
                requests,
                divisions,
                known,
                attributes,
                worth);
    }
}

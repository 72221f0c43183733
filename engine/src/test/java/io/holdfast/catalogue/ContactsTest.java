package io.holdfast.catalogue;

import static io.holdfast.catalogue.SmallCatalogue.client;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.client.Contact;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ContactsTest {

    @Test
    void theCatalogueTellsKindAndPlaybook() {
        Contact contact = contacts("{'action':'offer','on':'2026-02-01','outcome':'shown'}")
                .get(0);
        assertThat(contact.kind()).isEqualTo("sell");
        assertThat(contact.playbook()).isEqualTo("sales");
        assertThat(contact.ask()).isTrue();
    }

    @Test
    void anActionTheCatalogueDoesNotKnowIsOfNoKind() {
        Contact contact = contacts("{'action':'fax-them','on':'2026-02-01'}").get(0);
        assertThat(contact.kind()).isNull();
        assertThat(contact.playbook()).isNull();
    }

    @Test
    void contactsComeOldestFirstAndUndatedOnesBeforeThem() {
        assertThat(
                        contacts(
                                "{'action':'offer','on':'2026-02-01'},{'action':'rescue'},{'action':'raise','on':'2025-02-01'}"))
                .extracting(Contact::action)
                .containsExactly("rescue", "raise", "offer");
    }

    @Test
    void whatIsDatedLaterThanTheDayIsNotKnownYet() {
        assertThat(contacts("{'action':'offer','on':'2026-03-02'},{'action':'raise','on':'2026-03-01'}"))
                .extracting(Contact::action)
                .containsExactly("raise");
    }

    @Test
    void severalReportsOfOneAskCountOnce() {
        assertThat(asks("{'action':'offer','on':'2026-02-01','outcome':'shown'},"
                        + "{'action':'offer','on':'2026-02-09','outcome':'rejected'}"))
                .isEqualTo(1);
    }

    @Test
    void anAskEndsThirtyDaysAfterItBegan() {
        assertThat(asks("{'action':'offer','on':'2026-01-01'},{'action':'offer','on':'2026-01-31'}"))
                .isEqualTo(1);
        assertThat(asks("{'action':'offer','on':'2026-01-01'},{'action':'offer','on':'2026-02-01'}"))
                .isEqualTo(2);
        assertThat(asks("{'action':'offer','on':'2026-01-01'},{'action':'offer','on':'2026-01-25'},"
                        + "{'action':'offer','on':'2026-02-10'}"))
                .isEqualTo(2);
    }

    @Test
    void anotherOfferIsAnotherAsk() {
        assertThat(asks("{'action':'offer','offer':'website','on':'2026-02-01'},"
                        + "{'action':'offer','offer':'spa','on':'2026-02-02'},{'action':'offer','on':'2026-02-03'}"))
                .isEqualTo(3);
    }

    private static List<Contact> contacts(String entries) {
        return Contacts.of(SmallCatalogue.CATALOGUE, client("'contacts':[" + entries + "]"));
    }

    private static int asks(String entries) {
        return contacts(entries).stream()
                .filter(contact -> Boolean.TRUE.equals(contact.ask()))
                .collect(Collectors.toList())
                .size();
    }
}

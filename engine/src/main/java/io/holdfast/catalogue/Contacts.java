package io.holdfast.catalogue;

import io.holdfast.client.Client;
import io.holdfast.client.Contact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A client's contacts with what the catalogue knows of their actions, oldest first. */
public final class Contacts {

    /** Reports about one action and offer within this many days of its beginning belong to one ask. */
    private static final int ASK_DAYS = 30;

    private Contacts() {}

    /**
     * The contacts a day knows of: those dated later are left out, so that a decision as of a past day is not
     * swayed by what came after.
     */
    public static List<Contact> of(Catalogue catalogue, Client client) {
        if (client.contacts().isEmpty()) {
            return List.of();
        }
        LocalDate asOf = client.asOf();
        List<Contact> past = new ArrayList<>(client.contacts().size());
        for (Contact contact : client.contacts()) {
            if (!day(contact).isAfter(asOf)) {
                past.add(contact);
            }
        }
        if (!isSorted(past)) {
            past.sort(Comparator.comparing(Contacts::day));
        }
        Map<String, LocalDate> askBegan = new HashMap<>();
        List<Contact> known = new ArrayList<>(past.size());
        for (Contact contact : past) {
            Action action =
                    contact.action() == null ? null : catalogue.actions().get(contact.action());
            known.add(contact.known(
                    action == null ? null : action.kind().word(),
                    action == null ? null : action.playbook(),
                    beginsAsk(contact, askBegan)));
        }
        return known;
    }

    /** Most are kept in this order. */
    private static boolean isSorted(List<Contact> contacts) {
        for (int i = 1; i < contacts.size(); i++) {
            if (day(contacts.get(i - 1)).isAfter(day(contacts.get(i)))) {
                return false;
            }
        }
        return true;
    }

    /** A report without a day came before all others, as far as we know. */
    private static LocalDate day(Contact contact) {
        LocalDate on = contact.on();
        return on == null ? LocalDate.MIN : on;
    }

    private static boolean beginsAsk(Contact contact, Map<String, LocalDate> askBegan) {
        String identity = contact.sameOfferAs();
        LocalDate on = contact.on();
        if (identity == null || on == null) {
            return true;
        }
        LocalDate began = askBegan.get(identity);
        if (began != null && !on.isAfter(began.plusDays(ASK_DAYS))) {
            return false;
        }
        askBegan.put(identity, on);
        return true;
    }
}

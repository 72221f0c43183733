package io.holdfast.api.queue;

import java.util.Arrays;
import java.util.Locale;

/**
 * Which clients of the last round are looked at, and in which order. An empty text leaves nobody out.
 *
 * @param text part of a name, or the beginning of an id
 * @param playbook of the first recommendation; {@code none} where there is none
 * @param down whether the order is turned round
 */
public record StandingFilter(
        String text, String health, String playbook, String segment, String status, Order order, boolean down) {

    /** The playbook of those with nothing to do. */
    public static final String NONE = "none";

    /** What clients are sorted by; unknown comes last either way. */
    public enum Order {
        NAME("name_key"),
        HEALTH("case health when 'red' then 1 when 'amber' then 2 when 'green' then 3 end"),
        VALUE("lifetime"),
        NOTICE("notice_deadline");

        private final String by;

        Order(String by) {
            this.by = by;
        }

        String by() {
            return by;
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** For a key that is none, by name. */
        public static Order of(String key) {
            return Arrays.stream(values())
                    .filter(one -> one.key().equals(key))
                    .findFirst()
                    .orElse(NAME);
        }
    }

    public StandingFilter {
        text = text.strip();
    }

    public boolean narrows() {
        return !(text + health + playbook + segment + status).isEmpty();
    }

    public StandingFilter withHealth(String other) {
        return new StandingFilter(text, other, playbook, segment, status, order, down);
    }
}

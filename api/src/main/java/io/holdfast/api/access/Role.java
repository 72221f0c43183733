package io.holdfast.api.access;

import java.util.Locale;
import java.util.Optional;

/** What somebody may do; everybody has exactly one. */
public enum Role {
    /** Asks for decisions and reports outcomes. */
    CRM,
    /** Edits and tests rules. */
    ANALYST,
    /** Approves and publishes rules. */
    PUBLISHER,
    /** Reviews recommendations and reads reports. */
    MANAGER,
    /** Everything. */
    ADMIN;

    /** The word people and files write. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of a word; empty when there is none. */
    public static Optional<Role> of(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    /** The words as constants, for the annotations on endpoints. */
    public static final class Words {
        public static final String CRM = "crm";
        public static final String ANALYST = "analyst";
        public static final String PUBLISHER = "publisher";
        public static final String MANAGER = "manager";
        public static final String ADMIN = "admin";

        private Words() {}
    }
}

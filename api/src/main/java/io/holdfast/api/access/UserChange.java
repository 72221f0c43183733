package io.holdfast.api.access;

import java.util.Optional;

/** What is to become different about a user; what is empty stays as it is. */
public record UserChange(Optional<Role> role, Optional<Boolean> disabled, Optional<Password> password) {

    /** Shuts somebody out, or lets them in again. */
    public static UserChange disable(boolean disabled) {
        return new UserChange(Optional.empty(), Optional.of(disabled), Optional.empty());
    }

    /** Whether an administrator would be none afterwards. */
    boolean endsAnAdministrator() {
        return disabled.orElse(false) || role.filter(one -> one != Role.ADMIN).isPresent();
    }

    public static UserChange password(Password password) {
        return new UserChange(Optional.empty(), Optional.empty(), Optional.of(password));
    }
}

package io.holdfast.api.access;

import java.util.List;
import java.util.Optional;

/** What is to become different about a user; what is empty stays as it is. */
public record UserChange(
        Optional<Role> role, Optional<Boolean> disabled, Optional<Password> password, Optional<List<String>> goesBy) {

    /** Shuts somebody out, or lets them in again. */
    public static UserChange disable(boolean disabled) {
        return new UserChange(Optional.empty(), Optional.of(disabled), Optional.empty(), Optional.empty());
    }

    /** What else they are called where something is theirs. */
    public static UserChange goesBy(List<String> names) {
        return new UserChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(names));
    }

    /** Whether it changes what they may do, so that they have to log in again. */
    boolean endsSessions() {
        return role.isPresent() || disabled.isPresent() || password.isPresent();
    }

    /** Whether an administrator would be none afterwards. */
    boolean endsAnAdministrator() {
        return disabled.orElse(false) || role.filter(one -> one != Role.ADMIN).isPresent();
    }

    public static UserChange password(Password password) {
        return new UserChange(Optional.empty(), Optional.empty(), Optional.of(password), Optional.empty());
    }
}

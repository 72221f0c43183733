package io.holdfast.api.pages;

import io.holdfast.api.access.AddedKey;
import io.holdfast.api.access.ApiKey;
import io.holdfast.api.access.Role;
import io.holdfast.api.access.User;
import io.holdfast.client.FactProblem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keys and users, to be added and taken away.
 *
 * @param added the key just added, to be shown this once
 * @param keyForm what was typed into the form for a key
 * @param userForm what was typed into the form for a user, but for the password
 */
public record SettingsView(
        List<Key> keys, List<Person> people, @Nullable Fresh added, Form keyForm, Form userForm) {

    /** A key that there is, or was. */
    public record Key(
            String id,
            String name,
            String role,
            Day created,
            String createdBy,
            @Nullable Day expires,
            String calls,
            String state) {

        public boolean good() {
            return state.equals("good");
        }
    }

    /** A person who may log in, or might. */
    public record Person(
            String name, String role, Day created, String createdBy, boolean active, List<String> goesBy) {}

    /** A key just added. */
    public record Fresh(String name, String secret) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "Fresh[" + name + "]";
        }
    }

    /** What was typed, and what is wrong with it. */
    public record Form(String name, String role, String expires, String calls, List<String> problems) {

        static final Form EMPTY = new Form("", "", "", "", List.of());

        Form with(List<FactProblem> all, String words) {
            List<String> told = all.isEmpty()
                    ? List.of(words)
                    : all.stream().map(one -> one.message() + ".").toList();
            return new Form(name, role, expires, calls, told);
        }
    }

    public List<String> roles() {
        return Arrays.stream(Role.values()).map(Role::word).toList();
    }

    static SettingsView of(
            List<ApiKey> keys, List<User> users, Instant now, Optional<AddedKey> added, Form keyForm, Form userForm) {
        PageText text = new PageText(day(now), "");
        return new SettingsView(
                keys.stream().map(key -> key(key, now, text)).toList(),
                users.stream()
                        .map(user -> new Person(
                                user.name(),
                                user.role().word(),
                                text.on(day(user.createdAt())),
                                user.createdBy(),
                                user.isActive(),
                                user.goesBy()))
                        .toList(),
                added.map(one -> new Fresh(one.key().name(), one.secret().text()))
                        .orElse(null),
                keyForm,
                userForm);
    }

    private static Key key(ApiKey key, Instant now, PageText text) {
        String state = key.isGoodAt(now) ? "good" : key.revokedAt().isPresent() ? "revoked" : "expired";
        return new Key(
                key.id(),
                key.name(),
                key.role().word(),
                text.on(day(key.createdAt())),
                key.createdBy(),
                key.expiresAt().map(at -> text.on(day(at))).orElse(null),
                key.callsPerMinute().isPresent()
                        ? PageText.number(key.callsPerMinute().getAsInt())
                        : "",
                state);
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}

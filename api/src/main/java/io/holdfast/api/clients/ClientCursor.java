package io.holdfast.api.clients;

import io.holdfast.source.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page of a list ended, as a text that callers hand back unread.
 *
 * @param key what the list goes along, besides the id; empty where that is all
 */
record ClientCursor(String key, String id) {

    private static final int CHECK_BYTES = 8;
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,4}):");

    /** The text of it, which only fits lists with the same filter. */
    String text(ClientFilter filter) {
        byte[] place = (key.length() + ":" + key + id).getBytes(StandardCharsets.UTF_8);
        byte[] check = check(place, filter);
        byte[] all = Arrays.copyOf(check, check.length + place.length);
        System.arraycopy(place, 0, all, check.length, place.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** The place that a text stands for; empty when it is none of ours, or of a list with another filter. */
    static Optional<ClientCursor> of(String text, ClientFilter filter) {
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
        if (all.length <= CHECK_BYTES) {
            return Optional.empty();
        }
        byte[] place = Arrays.copyOfRange(all, CHECK_BYTES, all.length);
        if (!Arrays.equals(check(place, filter), Arrays.copyOf(all, CHECK_BYTES))) {
            return Optional.empty();
        }
        return of(new String(place, StandardCharsets.UTF_8)).filter(cursor -> cursor.fits(filter.order()));
    }

    private static Optional<ClientCursor> of(String place) {
        Matcher start = LENGTH.matcher(place);
        if (!start.lookingAt()) {
            return Optional.empty();
        }
        int length = Integer.parseInt(start.group(1));
        String rest = place.substring(start.end());
        return length > rest.length()
                ? Optional.empty()
                : Optional.of(new ClientCursor(rest.substring(0, length), rest.substring(length)));
    }

    private boolean fits(ClientFilter.Order order) {
        if (ClientIds.problem(id).isPresent() || key.indexOf('\0') >= 0) {
            return false;
        }
        try {
            return order != ClientFilter.Order.UPDATE || Instant.parse(key).isAfter(Instant.EPOCH);
        } catch (DateTimeParseException foreign) {
            return false;
        }
    }

    private static byte[] check(byte[] place, ClientFilter filter) {
        MessageDigest digest = Sha256.digest();
        digest.update(filter.toString().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return Arrays.copyOf(digest.digest(place), CHECK_BYTES);
    }
}

package io.holdfast.decision;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a manager does not want proposed to one client for now: an action with its offer that was snoozed or dismissed.
 * It is no contact and no outcome: nothing rests, trains or counts because of it.
 *
 * @param offer the service or division; absent when it is about none
 * @param on the day it was said
 * @param until first day on which it no longer holds; absent when it holds until somebody takes it back
 * @param reason in the manager's own words; absent where none was given
 */
public record SetAside(
        String action,
        @Nullable String offer,
        How how,
        String by,
        LocalDate on,
        @Nullable LocalDate until,
        @Nullable String reason) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    /** In which way. */
    public enum How {
        /** Not before a day. */
        SNOOZED,
        /** Not at all, as things are. */
        DISMISSED;

        /** As it is written in files and answers. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Empty for a word that sets nothing aside. */
        public static Optional<How> of(String word) {
            for (How one : values()) {
                if (one.word().equals(word)) {
                    return Optional.of(one);
                }
            }
            return Optional.empty();
        }
    }

    /** Whether it still holds on a day. */
    public boolean holdsOn(LocalDate day) {
        return until == null || until.isAfter(day);
    }

    boolean isAbout(Proposed proposed) {
        return action.equals(proposed.action().id())
                && Objects.equals(offer, proposed.candidate().offer());
    }

    /** Who set it aside, when and why, in a sentence without its full stop. */
    String because() {
        StringBuilder words = new StringBuilder(how == How.SNOOZED ? "Snoozed by " : "Dismissed by ");
        words.append(by).append(" on ").append(DAY.format(on));
        if (how == How.SNOOZED && until != null) {
            words.append(" until ").append(DAY.format(until));
        }
        return reason == null
                ? words.toString()
                : words.append(": ").append(withoutFullStop(reason.strip())).toString();
    }

    private static String withoutFullStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}

package io.holdfast.api.rulebooks;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One time that a revision was made the live one; the last of them decides.
 *
 * @param number 1 for the first, growing by one
 * @param revision the files, by their name
 * @param author who wrote what is new in it
 * @param reviewer who else found it good; empty where nobody had to
 * @param publisher who made it live
 * @param draft what it was a draft as; empty where it never was one
 * @param evidence what tests, judges and impact said of it, as JSON
 * @param blame for each rule the number of the publication that last changed it, as JSON
 */
public record Publication(
        long number,
        String revision,
        Instant at,
        What what,
        String author,
        Optional<String> reviewer,
        String publisher,
        String message,
        Optional<UUID> draft,
        String evidence,
        String blame) {

    /** How it came about. */
    public enum What {
        /** The folder's content, when there was nothing yet. */
        SEEDED,
        /** A draft that passed its gates. */
        PUBLISHED,
        /** An earlier revision again. */
        ROLLED_BACK,
        /** A folder that somebody brought with {@code rules push}. */
        PUSHED;

        /** The word for JSON and tables: {@code rolled-back}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static What of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}

package io.holdfast.impact;

import com.fasterxml.jackson.annotation.JsonValue;
import io.holdfast.rulebook.Rewording;
import java.util.List;
import java.util.Locale;

/**
 * One thing that two rule books do not have alike.
 *
 * @param number its number among the edits, from 1
 * @param subject what kind of thing it is
 * @param name the rule's name, the action's or service's id, or the file of a setting
 * @param file where it stands now, or last stood
 * @param line from 1; 0 stands for the whole file
 * @param words the lines, cells or settings that changed
 */
public record Edit(int number, Subject subject, String name, How how, String file, int line, List<Rewording> words) {

    /** What kinds of things an edit can touch. */
    public enum Subject {
        RULE,
        ACTION,
        SERVICE,
        SETTING;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What was done to it. */
    public enum How {
        ADDED,
        REMOVED,
        CHANGED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Edit {
        words = List.copyOf(words);
    }
}

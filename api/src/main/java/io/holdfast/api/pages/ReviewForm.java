package io.holdfast.api.pages;

import java.util.List;

/**
 * What somebody typed and ticked on the queue, kept until it is done.
 *
 * @param to whom it is assigned to
 * @param until the day a snooze ends
 * @param reason why it is dismissed, or was lost
 * @param amount money that was won
 */
public record ReviewForm(List<String> picks, String deed, String to, String until, String reason, String amount) {

    static final ReviewForm EMPTY = new ReviewForm(List.of(), "", "", "", "", "");

    public ReviewForm {
        picks = List.copyOf(picks);
    }
}

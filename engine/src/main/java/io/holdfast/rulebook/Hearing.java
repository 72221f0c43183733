package io.holdfast.rulebook;

import org.jspecify.annotations.Nullable;

/**
 * What the rules of a network speak to.
 *
 * @param decision notes down what they say
 * @param standing under each rule's number, what that rule says as the book has it now; null where it is no longer in the book
 */
record Hearing(Conclusions decision, @Nullable Speech[] standing) {

    void speaks(int place, Bindings bindings) {
        Speech speech = standing[place];
        if (speech != null) {
            speech.say(bindings, decision);
        }
    }
}

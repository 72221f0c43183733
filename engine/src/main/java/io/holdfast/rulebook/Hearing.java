package io.holdfast.rulebook;

import org.jspecify.annotations.Nullable;

/**
 * What the rules of a network speak to.
 *
 * @param decision notes down what they say
 * @param standing under each rule's number, that rule as the book has it now; null where it is no longer in the book
 */
record Hearing(Conclusions decision, @Nullable Rule[] standing) {

    void speaks(int place, Bindings bindings) {
        Rule rule = standing[place];
        if (rule != null) {
            Speech.say(rule, bindings, decision);
        }
    }
}

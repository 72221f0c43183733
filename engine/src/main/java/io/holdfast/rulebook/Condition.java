package io.holdfast.rulebook;

import io.holdfast.source.Place;

/**
 * One condition on a fact, where it is written and in whose words.
 *
 * @param words the analyst's own: the sentence, the column and cell, or the constraint
 */
record Condition(Place at, String words, Test test) {}

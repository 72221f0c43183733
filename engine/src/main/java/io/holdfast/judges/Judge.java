package io.holdfast.judges;

import io.holdfast.rulebook.RuleBook;

/**
 * One way to run a book's rules.
 *
 * @param name what reports call it, such as "the plain evaluator"
 */
public record Judge(String name, RuleBook book) {}

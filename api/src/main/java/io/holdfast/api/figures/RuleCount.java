package io.holdfast.api.figures;

/**
 * What became of what a rule proposed.
 *
 * @param proposed clients, actions and offers it was the first to propose
 * @param yes of these, that were reported as accepted, done or won
 * @param no of these, that were only ever reported as rejected or lost
 * @param won money that was reported as won
 */
record RuleCount(String rule, String file, int line, int proposed, int yes, int no, double won) {}

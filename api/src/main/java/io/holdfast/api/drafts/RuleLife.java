package io.holdfast.api.drafts;

/**
 * What became of what a rule recommended.
 *
 * @param rule its name
 * @param fired recommendations it was behind
 * @param accepted of those, that the client went along with: accepted, done or won
 * @param rejected of those, that the client did not want: rejected or lost
 * @param approved of those, that a manager approved
 * @param overruled of those, that a manager dismissed
 */
public record RuleLife(String rule, long fired, long accepted, long rejected, long approved, long overruled) {}

package io.holdfast.api.figures;

/**
 * Recommendations of one action as the last round left them, that wait for somebody.
 *
 * @param score money they promise together
 */
record OpenCount(String playbook, String action, int open, double score) {}

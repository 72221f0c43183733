package io.holdfast.api.figures;

/**
 * To how many clients an action, or any of a playbook, was proposed.
 *
 * @param heldOut to how many it would have been, had they not been held out
 */
record ProposedCount(String name, int proposed, int heldOut) {}

package io.holdfast.api.decisions;

/**
 * One line of a batch: the body of a request for one decision.
 *
 * @param number from 1; blank lines are counted and left out
 * @param body at most as long as a request may be
 * @param tooLong whether it went on, so that what is here is only its beginning
 */
record BatchLine(long number, byte[] body, boolean tooLong) {}

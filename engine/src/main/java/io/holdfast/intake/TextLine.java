package io.holdfast.intake;

/**
 * One physical line of a file, without its end.
 *
 * @param number from 1
 * @param tooLong whether more followed than anybody would want to read
 */
record TextLine(long number, String text, boolean tooLong) {

    /** Whether it holds bytes that are no UTF-8. */
    boolean isGarbled() {
        return text.indexOf('\uFFFD') >= 0;
    }
}

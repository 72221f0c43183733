package io.holdfast.api.command;

/** Numbers in sentences: "1 error", "2 errors". */
final class Count {

    private Count() {}

    static String of(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}

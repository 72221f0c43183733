package io.holdfast.api.crm;

/**
 * One column of the flat contract.
 *
 * @param name an identifier, the same in every product
 * @param says what it is, in a sentence
 */
record FlatField(String name, FlatType type, String says) {

    /** The name as people read it: {@code Contract monthly fee}. */
    String label() {
        String words = name.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}

package io.holdfast.intake;

/**
 * One fact of a mapping.
 *
 * @param path dotted: {@code contract.term}
 */
record MappedFact(String path, FactSource source) {

    String pointer() {
        return "/" + path.replace('.', '/');
    }
}

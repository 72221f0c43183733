package io.holdfast.api.clients;

/** The client that an address names. */
final class AddressedId {

    /** The place in a path of an id that a path cannot carry, such as one with a slash: it is the parameter instead. */
    private static final String IN_QUERY = "by-id";

    private AddressedId() {}

    static String of(String inPath, Query query) {
        if (inPath.equals(IN_QUERY)) {
            return query.text("id").orElse(inPath);
        }
        if (query.text("id").isPresent()) {
            query.wrong("id", "`id` goes with /v1/clients/" + IN_QUERY + " only");
        }
        return inPath;
    }
}

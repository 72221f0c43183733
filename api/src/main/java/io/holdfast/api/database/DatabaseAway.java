package io.holdfast.api.database;

/** The database cannot be reached or used just now; nothing was changed, and the same may work again soon. */
public final class DatabaseAway extends RuntimeException {

    DatabaseAway(String message) {
        super(message);
    }

    DatabaseAway(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.holdfast.api.clients;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jdbi.v3.core.Handle;

/** Rows of one store that are about one client: they can be written out, and made to be about nobody. */
public interface PersonalRows {

    /** The member of the export that they stand under: {@code decisions}. */
    String name();

    /** Whether there are any. */
    boolean any(Handle handle, String clientId);

    /** Writes them as one JSON value, row by row, whatever their number. */
    void writeTo(JsonGenerator json, Handle handle, String clientId) throws IOException;

    /**
     * Removes everything personal and the client's id, within the transaction of the whole erasure.
     *
     * @return how many rows there were
     */
    int erase(Handle handle, String clientId);
}

package io.holdfast.api.webhooks;

import com.fasterxml.jackson.core.JsonGenerator;
import io.holdfast.api.clients.PersonalRows;
import java.io.IOException;
import org.jdbi.v3.core.Handle;

/** Events about one client: exported and erased with them. */
final class PersonalEventRows implements PersonalRows {

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public boolean any(Handle handle, String clientId) {
        return handle.createQuery("select 1 from webhook_events where client_id = :client limit 1")
                .bind("client", clientId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    @Override
    public void writeTo(JsonGenerator json, Handle handle, String clientId) throws IOException {
        json.writeStartArray();
        for (String body : handle.createQuery(
                        "select body from webhook_events where client_id = :client order by number")
                .bind("client", clientId)
                .mapTo(String.class)
                .list()) {
            json.writeRawValue(body);
        }
        json.writeEndArray();
    }

    @Override
    public int erase(Handle handle, String clientId) {
        return handle.createUpdate("delete from webhook_events where client_id = :client")
                .bind("client", clientId)
                .execute();
    }
}

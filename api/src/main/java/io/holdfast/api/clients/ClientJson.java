package io.holdfast.api.clients;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Lists of clients as callers get them. */
final class ClientJson {

    private ClientJson() {}

    static String page(ClientListStore.Page page, ClientFilter filter) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode clients = json.putArray("clients");
        page.clients().forEach(client -> put(client, clients.addObject()));
        page.next().ifPresent(cursor -> json.put("next", cursor.text(filter)));
        return json.toString();
    }

    private static void put(ListedClient client, ObjectNode json) {
        json.put("id", client.id());
        put(json, "name", client.name());
        put(json, "segment", client.segment());
        put(json, "status", client.status());
        put(json, "accountManager", client.accountManager());
        json.put("version", client.version());
        json.put("validFrom", client.validFrom().toString());
        json.put("updatedAt", client.updatedAt().toString());
        if (client.deleted()) {
            json.put("deleted", true);
        }
    }

    private static void put(ObjectNode json, String key, @Nullable String text) {
        if (text != null) {
            json.put(key, text);
        }
    }
}

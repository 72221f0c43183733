package io.holdfast.api.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of clients. */
final class ClientPaths {

    private ClientPaths() {}

    /** A client's page. Ids that a path cannot carry unharmed go into the query instead. */
    static String client(String id) {
        String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8);
        boolean plain = encoded.equals(id) && !id.matches("\\.{1,2}|import|what-if|deeds");
        return plain ? "/clients/" + id : "/clients?id=" + encoded;
    }

    static String tryWith(String id) {
        return "/try?client=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}

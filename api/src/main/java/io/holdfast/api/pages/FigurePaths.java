package io.holdfast.api.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of the lists of clients behind figures. */
final class FigurePaths {

    private FigurePaths() {}

    /** The list behind a figure, narrowed by names and values in turn. */
    static String clients(String of, String... narrowed) {
        StringBuilder path = new StringBuilder("/book/clients?of=").append(encoded(of));
        for (int i = 0; i + 1 < narrowed.length; i += 2) {
            path.append('&').append(narrowed[i]).append('=').append(encoded(narrowed[i + 1]));
        }
        return path.toString();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

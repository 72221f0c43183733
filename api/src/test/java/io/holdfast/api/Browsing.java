package io.holdfast.api;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Somebody with a browser: it keeps cookies, asks for pages and sends forms, and follows nothing by itself. */
final class Browsing {

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final int port;

    Browsing(int port) {
        this.port = port;
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    Document page(String path) throws Exception {
        return Jsoup.parse(get(path).body());
    }

    /** Sends a form of names and values, with nothing of the session but its cookie. */
    HttpResponse<String> post(String path, String... pairs) throws Exception {
        String form = Stream.iterate(0, at -> at < pairs.length, at -> at + 2)
                .map(at -> pairs[at] + "=" + URLEncoder.encode(pairs[at + 1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    HttpResponse<String> logIn(String name, String password) throws Exception {
        return post("/login", "name", name, "password", password);
    }

    /** The token that forms of this session bring along. */
    String csrf(String path) throws Exception {
        return page(path).select("input[name=csrf]").attr("value");
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", "text/html,*/*;q=0.8");
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    CookieManager cookies() {
        return cookies;
    }
}

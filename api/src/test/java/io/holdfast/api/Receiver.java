package io.holdfast.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A stand-in for a CRM that takes events: it checks signatures as {@code docs/http.md} tells receivers to. */
final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final List<JsonNode> taken = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private final Queue<Integer> answers = new ArrayDeque<>();
    private String secret = "";

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::called);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/holdfast";
    }

    /** What webhooks are signed with. */
    synchronized void knows(String itsSecret) {
        secret = itsSecret;
    }

    /** Answers the next calls with these statuses, and then takes everything again. */
    synchronized void answers(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    /** The events that were taken, in the order in which they came. */
    synchronized List<JsonNode> taken() {
        return List.copyOf(taken);
    }

    /** Each call: its path, the id of its event, and what it was answered. */
    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    private void called(HttpExchange call) throws IOException {
        byte[] body = call.getRequestBody().readAllBytes();
        int status = status(call, body);
        if (status / 100 == 3) {
            call.getResponseHeaders().set("Location", url().replace("/holdfast", "/inside"));
        }
        call.sendResponseHeaders(status, -1);
        call.close();
    }

    private synchronized int status(HttpExchange call, byte[] body) throws IOException {
        boolean ours = isSigned(call.getRequestHeaders().getFirst("Holdfast-Signature"), body);
        Integer planned = ours ? answers.poll() : Integer.valueOf(401);
        int status = planned == null ? 204 : planned;
        calls.add(call.getRequestURI().getPath() + " "
                + call.getRequestHeaders().getFirst("Holdfast-Event-Id") + " " + status);
        if (status == 204) {
            taken.add(new ObjectMapper().readTree(body));
        }
        return status;
    }

    /** {@code v1} is HMAC-SHA-256 with the secret over {@code t}, a full stop and the body, as they come. */
    private boolean isSigned(String header, byte[] body) {
        String[] parts = header.split(",", 2);
        byte[] time = (parts[0].substring("t=".length()) + ".").getBytes(StandardCharsets.US_ASCII);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(time);
            mac.update(body);
            return MessageDigest.isEqual(mac.doFinal(), HexFormat.of().parseHex(parts[1].substring("v1=".length())));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

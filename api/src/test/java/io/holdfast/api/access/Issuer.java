package io.holdfast.api.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An OpenID Connect issuer on this machine. */
final class Issuer implements AutoCloseable {

    static final String AUDIENCE = "holdfast";

    private final HttpServer http;
    private final List<RSAKey> keys = new CopyOnWriteArrayList<>();
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile boolean away;
    private int turns;

    Issuer() throws IOException, JOSEException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            String body = path.equals("/keys")
                    ? new JWKSet(new ArrayList<>(keys)).toString()
                    : "{\"issuer\": \"" + address() + "\", \"jwks_uri\": \"" + address() + "/keys\"}";
            fetches.addAndGet(path.equals("/keys") ? 1 : 0);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(away ? 500 : 200, away ? -1 : bytes.length);
            if (!away) {
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
        http.start();
        rotate();
    }

    String address() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    int fetches() {
        return fetches.get();
    }

    void goAway() {
        away = true;
    }

    void comeBack() {
        away = false;
    }

    /** Signs with a new key from now on. */
    void rotate() throws JOSEException {
        keys.clear();
        keys.add(newKey("key-" + ++turns));
    }

    RSAKey key() {
        return keys.get(0);
    }

    /** The claims of somebody who may come in. */
    JWTClaimsSet.Builder claims(Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(address())
                .audience(AUDIENCE)
                .subject("anna|42")
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("realm_access", java.util.Map.of("roles", List.of("other", "holdfast-analysts")));
    }

    String token(JWTClaimsSet.Builder claims) throws JOSEException {
        return signed(claims, key());
    }

    static String signed(JWTClaimsSet.Builder claims, RSAKey key) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(key.getKeyID())
                        .type(JOSEObjectType.JWT)
                        .build(),
                claims.build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    /** By a secret that everybody has: the issuer's public key. */
    String signedWithThePublicKey(JWTClaimsSet.Builder claims) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(key().getKeyID())
                        .build(),
                claims.build());
        token.sign(new MACSigner(key().toRSAPublicKey().getEncoded()));
        return token.serialize();
    }

    static String unsigned(JWTClaimsSet.Builder claims) {
        return new PlainJWT(claims.build()).serialize();
    }

    static RSAKey newKey(String id) throws JOSEException {
        return new RSAKeyGenerator(2048).keyID(id).generate();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}

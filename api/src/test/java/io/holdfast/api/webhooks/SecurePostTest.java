package io.holdfast.api.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Events over HTTPS, to a receiver whose certificate is for the name localhost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecurePostTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final char[] PASSWORD = "receiver".toCharArray();

    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private HttpsServer receiver;
    private SSLContext trusting;

    @BeforeAll
    void start() throws Exception {
        KeyStore own = KeyStore.getInstance("PKCS12");
        Path file = Path.of(System.getProperty("holdfast.root", ".."), "fixtures/webhooks/receiver.p12");
        try (InputStream in = Files.newInputStream(file)) {
            own.load(in, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD);
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("receiver", own.getCertificate("receiver"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext serving = SSLContext.getInstance("TLS");
        serving.init(keys.getKeyManagers(), null, null);
        trusting = SSLContext.getInstance("TLS");
        trusting.init(null, trust.getTrustManagers(), null);
        receiver = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setHttpsConfigurator(new HttpsConfigurator(serving));
        receiver.createContext("/", call -> {
            bodies.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            call.sendResponseHeaders(204, -1);
            call.close();
        });
        receiver.start();
    }

    @AfterAll
    void stop() {
        receiver.stop(0);
    }

    @Test
    void reachesAReceiverWhoseCertificateIsTrustedAndForTheHost() throws Exception {
        Post post = new Post(true, PATIENCE, trusting.getSocketFactory());

        assertThat(post.send(url("localhost"), Map.of(), "{\"a\":1}").status()).isEqualTo(204);
        assertThat(bodies).containsOnlyOnce("{\"a\":1}");
    }

    @Test
    void saysNothingToOneWhoseCertificateIsForAnotherHost() {
        Post post = new Post(true, PATIENCE, trusting.getSocketFactory());

        assertThatThrownBy(() -> post.send(url("127.0.0.1"), Map.of(), "{\"b\":1}"))
                .isInstanceOf(SSLException.class);
        assertThat(bodies).doesNotContain("{\"b\":1}");
    }

    @Test
    void saysNothingToOneWhoseCertificateNobodyTrusts() {
        Post post = new Post(true, PATIENCE);

        assertThatThrownBy(() -> post.send(url("localhost"), Map.of(), "{\"c\":1}"))
                .isInstanceOf(SSLException.class);
        assertThat(bodies).doesNotContain("{\"c\":1}");
    }

    private URI url(String host) {
        return URI.create("https://" + host + ":" + receiver.getAddress().getPort() + "/holdfast");
    }
}

package io.holdfast.api;

import io.holdfast.api.database.DatabaseSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The service in a process of its own, as it is started by hand, so that it can be killed. */
final class ServiceProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** A port that was free is not free for long on a busy machine, so the service takes its own and says which. */
    private static final Pattern LISTENS = Pattern.compile("Started (application|admin)@.*:(\\d+)}");

    private final Process process;
    private int port;

    private ServiceProcess(Process process) {
        this.process = process;
    }

    /** Starts it and waits until it can decide. */
    static ServiceProcess start(Path folder, Path rules, DatabaseSettings memory) throws Exception {
        Path settings = Files.writeString(folder.resolve("settings.yml"), """
                rules: {folder: '%s'}
                database: {url: '%s', user: '%s', password: '%s'}
                logging: {level: WARN, loggers: {org.eclipse.jetty.server.AbstractConnector: INFO}}
                server:
                  requestLog: {appenders: []}
                  applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
                  adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
                """.formatted(
                        rules.toAbsolutePath(), memory.url(), memory.user(), memory.password()));
        Path log = folder.resolve("service.log");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "io.holdfast.api.command.Holdfast",
                        "server",
                        settings.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        ServiceProcess started = new ServiceProcess(process);
        started.await(log);
        return started;
    }

    int port() {
        return port;
    }

    /** Ends it at once, as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The process cannot be killed.");
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private void await(Path log) throws Exception {
        HttpClient caller = HttpClient.newHttpClient();
        long until = System.nanoTime() + PATIENCE.toNanos();
        String last = "no answer";
        while (System.nanoTime() < until && process.isAlive()) {
            Map<String, Integer> ports = ports(log);
            try {
                HttpResponse<String> answer =
                        caller.send(health(ports.getOrDefault("admin", 0)), BodyHandlers.ofString());
                if (answer.statusCode() == 200 && ports.containsKey("application")) {
                    port = ports.getOrDefault("application", 0);
                    return;
                }
                last = answer.body();
            } catch (IOException | IllegalArgumentException notYet) {
                // The next look follows.
            }
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
        String state = process.isAlive() ? "is alive, and last answered: " + last : "ended with " + process.exitValue();
        kill();
        throw new IllegalStateException("The service did not start: it " + state + "\n" + Files.readString(log));
    }

    private static HttpRequest health(int adminPort) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + adminPort + "/healthcheck"))
                .timeout(Duration.ofSeconds(30))
                .build();
    }

    /** Where it listens, as far as it has said so. */
    private static Map<String, Integer> ports(Path log) throws IOException {
        Map<String, Integer> ports = new HashMap<>();
        LISTENS.matcher(Files.readString(log))
                .results()
                .forEach(said -> ports.put(said.group(1), Integer.valueOf(said.group(2))));
        return ports;
    }
}

package io.holdfast.api;

import io.holdfast.api.database.DatabaseSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The service in a process of its own, as it is started by hand, so that it can be killed. */
final class ServiceProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Process process;
    private final int port;

    private ServiceProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it and waits until it can decide. */
    static ServiceProcess start(Path folder, Path rules, DatabaseSettings memory) throws Exception {
        int port = freePort();
        int adminPort = freePort();
        Path settings = Files.writeString(folder.resolve("settings.yml"), """
                rules: {folder: '%s'}
                database: {url: '%s', user: '%s', password: '%s'}
                logging: {level: WARN}
                server:
                  requestLog: {appenders: []}
                  applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: %d}]
                  adminConnectors: [{type: http, bindHost: 127.0.0.1, port: %d}]
                """.formatted(
                        rules.toAbsolutePath(), memory.url(), memory.user(), memory.password(), port, adminPort));
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
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        ServiceProcess started = new ServiceProcess(process, port);
        started.await(adminPort, log);
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

    private void await(int adminPort, Path log) throws Exception {
        HttpClient caller = HttpClient.newHttpClient();
        HttpRequest health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + adminPort + "/healthcheck"))
                .timeout(Duration.ofSeconds(10))
                .build();
        long until = System.nanoTime() + PATIENCE.toNanos();
        String last = "no answer";
        while (System.nanoTime() < until && process.isAlive()) {
            try {
                HttpResponse<String> answer = caller.send(health, BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return;
                }
                last = answer.body();
            } catch (IOException notYet) {
                // The next look follows.
            }
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
        String state = process.isAlive() ? "is alive, and last answered: " + last : "ended with " + process.exitValue();
        kill();
        throw new IllegalStateException("The service did not start: it " + state + "\n" + Files.readString(log));
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }
}

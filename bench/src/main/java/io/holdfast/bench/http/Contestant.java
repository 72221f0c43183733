package io.holdfast.bench.http;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server in a process of its own. */
public final class Contestant implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final int port;

    private Contestant(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts a main class with this process's class path; its arguments may say {@code SETTINGS}. */
    public static Contestant start(Path work, String name, String extra, String main, List<String> arguments)
            throws IOException, InterruptedException {
        int port = freePort();
        Path settings = work.resolve(name + ".yml");
        Files.writeString(settings, """
                %s
                logging: {level: WARN}
                server:
                  requestLog: {appenders: []}
                  applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: %d}]
                  adminConnectors: [{type: http, bindHost: 127.0.0.1, port: %d}]
                """.formatted(extra, port, freePort()));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                main));
        arguments.forEach(word -> command.add(word.equals("SETTINGS") ? settings.toString() : word));
        File log = work.resolve(name + ".log").toFile();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        Contestant started = new Contestant(process, port);
        started.awaitAnswer(log);
        return started;
    }

    public int port() {
        return port;
    }

    /** Processor time it has used so far. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Asks it to end and waits until it has. */
    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroy();
    }

    private void awaitAnswer(File log) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until && process.isAlive()) {
            try {
                new Caller(port).close();
                return;
            } catch (IOException notYet) {
                process.waitFor(200, java.util.concurrent.TimeUnit.MILLISECONDS);
            }
        }
        process.destroy();
        throw new IOException("The server did not start:\n" + Files.readString(log.toPath()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }
}

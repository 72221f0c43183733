package io.holdfast.bench.http;

import io.holdfast.bench.measure.Fork;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, with the options for Java that the launcher gives the service, whichever server it is. */
public final class Contestant implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** A line of {@code GC.heap_info}. */
    private static final Pattern USED =
            Pattern.compile("^\\s*(\\S.*?)\\s+(?:total \\d+K, )?used (\\d+)K", Pattern.MULTILINE);

    private static final Path LAUNCHER = Path.of("api/src/main/dist/bin/holdfast");
    private static final Pattern TUNING =
            Pattern.compile("^ *server \\| demo\\) tuning='?([^';]*?)'? ;;$", Pattern.MULTILINE);

    private final Process process;
    private final int port;

    private Contestant(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts a main class with this process's class path; its arguments may say {@code SETTINGS}. */
    public static Contestant start(Path work, String name, String extra, String main, List<String> arguments)
            throws IOException, InterruptedException {
        return start(work, name, extra, List.of(), main, arguments);
    }

    /**
     * Likewise.
     *
     * @param options for its Java
     */
    static Contestant start(
            Path work, String name, String extra, List<String> options, String main, List<String> arguments)
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
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dfile.encoding=UTF-8"));
        command.addAll(tuning());
        command.addAll(ownOptions());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
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

    private static List<String> tuning() throws IOException {
        Matcher server = TUNING.matcher(Files.readString(LAUNCHER));
        if (!server.find()) {
            throw new IOException(LAUNCHER + " no longer says how a service is started; Contestant reads it there.");
        }
        return server.group(1).isEmpty() ? List.of() : List.of(server.group(1).split(" "));
    }

    /** What whoever measures adds, as the launcher would. */
    private static List<String> ownOptions() {
        String options = System.getenv().getOrDefault("HOLDFAST_JAVA_OPTS", "").strip();
        return options.isEmpty() ? List.of() : List.of(options.split("\\s+"));
    }

    /** Processor time it has used so far. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What it keeps after a collection; empty where the Java here cannot say. */
    Optional<Memory> memory() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.isExecutable(jcmd)) {
            return Optional.empty();
        }
        String pid = String.valueOf(process.pid());
        Fork.run(List.of(jcmd.toString(), pid, "GC.run"), PATIENCE);
        String said = Fork.run(List.of(jcmd.toString(), pid, "GC.heap_info"), PATIENCE)
                .said();
        Matcher used = USED.matcher(said);
        long heap = 0;
        long classes = 0;
        while (used.find()) {
            long kilobytes = Long.parseLong(used.group(2));
            if (used.group(1).equals("Metaspace")) {
                classes = kilobytes;
            } else if (!used.group(1).equals("class space")) {
                heap += kilobytes;
            }
        }
        return Optional.of(new Memory(heap / 1024.0, classes / 1024.0));
    }

    /**
     * Memory in MB.
     *
     * @param heap in use after a collection
     * @param classes in use for classes
     */
    record Memory(double heap, double classes) {}

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

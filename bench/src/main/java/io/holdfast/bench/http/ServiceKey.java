package io.holdfast.bench.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A key for a service that is not running yet, added as its operator would. */
public final class ServiceKey {

    private ServiceKey() {}

    static String add(Path work, String settings) throws IOException, InterruptedException {
        return add(work, settings, "crm");
    }

    /**
     * A key's secret.
     *
     * @param role what it may do, as the command line names it
     */
    public static String add(Path work, String settings, String role) throws IOException, InterruptedException {
        Path file = Files.writeString(work.resolve("key.yml"), settings);
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.holdfast.api.command.Holdfast",
                        "key",
                        "add",
                        "bench-" + role,
                        "--role",
                        role,
                        "--config",
                        file.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        String key = said.substring(said.lastIndexOf((char) 10) + 1);
        if (process.waitFor() != 0) {
            throw new IOException("No key could be added.");
        }
        return key;
    }
}

package io.holdfast.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that does one piece of work within limits, and what it printed. */
public record Fork(boolean finished, String said, String complaint) {

    /** Runs a main class on this class path with a limit on its heap and its processor time. */
    public static Fork java(Class<?> main, String heap, Duration limit, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return run(command, limit);
    }

    /** Runs a command; one that uses more processor time than the limit is ended. */
    public static Fork run(List<String> command, Duration limit) throws IOException, InterruptedException {
        Path out = Files.createTempFile("holdfast-bench", ".out");
        Path err = Files.createTempFile("holdfast-bench", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            while (!process.waitFor(1, TimeUnit.SECONDS)) {
                if (process.info().totalCpuDuration().orElse(Duration.ZERO).compareTo(limit) > 0) {
                    process.destroyForcibly().waitFor();
                    return new Fork(false, "", "not finished after " + limit.toSeconds() + " s of processor time");
                }
            }
            return new Fork(process.exitValue() == 0, Files.readString(out), lastLines(Files.readString(err)));
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        }
    }

    private static String lastLines(String text) {
        List<String> lines = text.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
    }
}

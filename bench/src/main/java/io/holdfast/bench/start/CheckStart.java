package io.holdfast.bench.start;

import io.holdfast.bench.measure.Report;
import io.holdfast.bench.measure.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * {@code holdfast check} on the starter book against a Java machine that only loads Drools, turn by turn, each with the
 * same options; and both once more with an archive of their classes.
 */
public final class CheckStart {

    private static final int TURNS = 7;
    private static final Path PRODUCT = Path.of("api/target/holdfast");
    private static final List<String> OPTIONS = List.of(
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xlog:disable", "-Dfile.encoding=UTF-8");

    private final Report report = new Report(System.out);
    private final Path folder;

    private CheckStart(Path folder) {
        this.folder = folder;
    }

    /** Seconds: by the clock, and of processor time. */
    private record Took(double clock, double processor) {}

    /** The working directory is the checkout. */
    public static void main(String[] arguments) throws Exception {
        new CheckStart(Files.createTempDirectory("holdfast-start")).run();
    }

    private void run() throws IOException, InterruptedException {
        List<String> bare = command(Optional.of(jar()), BareDrools.class.getName(), List.of());
        List<String> check = command(
                Optional.empty(),
                "io.holdfast.api.command.Holdfast",
                List.of("check", "--rules", Path.of("rules").toAbsolutePath().toString()));
        Pair plain = compared("each as it is", bare, check);
        Pair archived = compared("each with an archive of its classes", archived(bare), archived(check));
        report.title("Aims, by the clock");
        aim(plain.check().clock() / plain.bare().clock(), "check takes %.2f times as long as loading Drools");
        aim(
                archived.check().clock() / archived.bare().clock(),
                "with an archive of classes for both, check takes %.2f times as long");
        aim(
                archived.check().clock() / plain.bare().clock(),
                "check with its archive, as ./holdfast starts it, takes %.2f times as long as loading Drools from its jars");
    }

    private void aim(double ratio, String words) {
        report.aim(ratio <= 2, words + " (aim: at most 2)", ratio);
    }

    /** The medians of both. */
    private record Pair(Took bare, Took check) {}

    private Pair compared(String title, List<String> bare, List<String> check)
            throws IOException, InterruptedException {
        List<Took> bares = new ArrayList<>();
        List<Took> checks = new ArrayList<>();
        took(bare);
        took(check);
        for (int turn = 0; turn < TURNS; turn++) {
            bares.add(took(bare));
            checks.add(took(check));
        }
        Pair medians = new Pair(median(bares), median(checks));
        report.title("Start to end, " + title + ": medians of " + TURNS + " turns");
        report.table(List.of(
                List.of("", "clock", "processor time"),
                row("Drools' classes loaded", medians.bare()),
                row("check of the starter book", medians.check()),
                List.of(
                        "ratio",
                        Report.times(medians.check().clock() / medians.bare().clock()),
                        Report.times(
                                medians.check().processor() / medians.bare().processor()))));
        return medians;
    }

    private static List<String> row(String name, Took took) {
        return List.of(name, "%.2f s".formatted(took.clock()), "%.2f s".formatted(took.processor()));
    }

    private static Took median(List<Took> runs) {
        return new Took(
                new Sample(runs.stream().mapToDouble(Took::clock).toArray()).median(),
                new Sample(runs.stream().mapToDouble(Took::processor).toArray()).median());
    }

    /** The baseline's classes as a jar, because an archive takes classes from jars only. */
    private Path jar() throws IOException {
        Path jar = folder.resolve("bare.jar");
        String name = BareDrools.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                InputStream in = BareDrools.class.getResourceAsStream("/" + name)) {
            out.putNextEntry(new JarEntry(name));
            Objects.requireNonNull(in).transferTo(out);
        }
        return jar;
    }

    private static List<String> command(Optional<Path> jar, String main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.add("-Dholdfast.home=" + Path.of("").toAbsolutePath());
        command.add("-cp");
        command.add(PRODUCT.resolve("lib") + "/*" + jar.map(path -> ":" + path).orElse(""));
        command.add(main);
        command.addAll(arguments);
        return command;
    }

    /** The same with an archive of the classes that it loads, made by running it once. */
    private List<String> archived(List<String> command) throws IOException, InterruptedException {
        String archive = folder.resolve(Math.abs(command.hashCode()) + ".jsa").toString();
        took(with(command, "-XX:ArchiveClassesAtExit=" + archive));
        return with(command, "-XX:SharedArchiveFile=" + archive);
    }

    private static List<String> with(List<String> command, String option) {
        List<String> longer = new ArrayList<>(command);
        longer.add(1, option);
        return longer;
    }

    /** The shell tells what its child took, also of children that are gone. */
    private static Took took(List<String> command) throws IOException, InterruptedException {
        List<String> timed = new ArrayList<>(List.of("sh", "-c", "\"$@\" > /dev/null || exit; times", "sh"));
        timed.addAll(command);
        long before = System.nanoTime();
        Process process = new ProcessBuilder(timed)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said;
        try (InputStream out = process.getInputStream()) {
            said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
        }
        double clock = (System.nanoTime() - before) / 1e9;
        if (process.waitFor() != 0) {
            throw new IOException("This ended with status " + process.exitValue() + ": " + command);
        }
        double processor = 0;
        for (String time : said.strip().split("\n")[1].split(" ")) {
            String[] parts = time.replace("s", "").split("m");
            processor += 60 * Double.parseDouble(parts[0]) + Double.parseDouble(parts[1]);
        }
        return new Took(clock, processor);
    }
}

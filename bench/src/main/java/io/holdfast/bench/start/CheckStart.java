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
        double plain = compared("each as it is", bare, check);
        double archived = compared("each with an archive of its classes", archived(bare), archived(check));
        report.title("Aims");
        report.aim(plain <= 2, "check takes %.2f times what loading Drools takes (aim: at most 2)", plain);
        report.aim(
                archived <= 2,
                "with an archive of classes for both, check takes %.2f times what loading Drools takes (aim: at most 2)",
                archived);
    }

    private double compared(String title, List<String> bare, List<String> check)
            throws IOException, InterruptedException {
        List<Took> bares = new ArrayList<>();
        List<Took> checks = new ArrayList<>();
        took(bare);
        took(check);
        for (int turn = 0; turn < TURNS; turn++) {
            bares.add(took(bare));
            checks.add(took(check));
        }
        Sample bareProcessor = processor(bares);
        Sample checkProcessor = processor(checks);
        double ratio = checkProcessor.median() / bareProcessor.median();
        report.title("Start to end, " + title + ": medians of " + TURNS + " turns");
        report.table(List.of(
                List.of("", "processor time", "clock"),
                List.of("Drools' classes loaded", seconds(bareProcessor), seconds(clock(bares))),
                List.of("check of the starter book", seconds(checkProcessor), seconds(clock(checks))),
                List.of(
                        "ratio",
                        Report.times(ratio),
                        Report.times(clock(checks).median() / clock(bares).median()))));
        return ratio;
    }

    private static String seconds(Sample sample) {
        return "%.2f s".formatted(sample.median());
    }

    private static Sample processor(List<Took> runs) {
        return new Sample(runs.stream().mapToDouble(Took::processor).toArray());
    }

    private static Sample clock(List<Took> runs) {
        return new Sample(runs.stream().mapToDouble(Took::clock).toArray());
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

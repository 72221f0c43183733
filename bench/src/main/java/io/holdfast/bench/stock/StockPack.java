package io.holdfast.bench.stock;

import io.holdfast.bench.workload.Matches;
import io.holdfast.bench.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Builds made-up rules the stock way and keeps the jar, in a process of its own. */
public final class StockPack {

    private static final Path FOLDER = Path.of("bench/target/stock");

    private StockPack() {}

    /** Rules, matches, seed. */
    public static void main(String[] arguments) throws IOException {
        int rules = Integer.parseInt(arguments[0]);
        Matches matches = Matches.of(arguments[1]);
        long seed = Long.parseLong(arguments[2]);
        Path jar = jar(rules, matches, seed);
        Files.createDirectories(FOLDER);
        Path half = Files.createTempFile(FOLDER, "half", ".jar");
        StockRules.pack(Workload.of(rules, matches, seed).drl(), half);
        Files.move(half, jar, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Where the jar of such rules lies, named by their text too, so that other rules never pass for these. */
    public static Path jar(int rules, Matches matches, long seed) {
        int text = Workload.of(rules, matches, seed).drl().hashCode();
        return FOLDER.resolve("%d-%s-%08x.jar".formatted(rules, matches.word(), text));
    }
}

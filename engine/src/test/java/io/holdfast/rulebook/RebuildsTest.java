package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.client.Client;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.Explain;
import io.holdfast.decision.Options;
import io.holdfast.intake.ClientReader;
import io.holdfast.sample.SampleBook;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A service that runs for months builds its book again after every edit: what it takes after the first ten builds must
 * be all it ever takes. {@code -Dholdfast.rebuilds=1000} tries as many.
 */
class RebuildsTest {

    private static final int REBUILDS = Integer.getInteger("holdfast.rebuilds", 40);
    private static final int FIRST = 10;
    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 1);
    /** A book takes more than a megabyte, so losing one a build would show; caches of the machine itself come and go. */
    private static final long SLACK = 6_000_000;

    private final RuleBookCompiler compiler = RuleBookCompiler.standard();
    private final DecisionEngine engine = new DecisionEngine();
    private RuleBook live = new SmallBook().compiled();

    /** Those that come late: ways to call constructors that were called often, and linked lambdas. */
    private static final int LATE_CLASSES = 150;

    private record Memory(long heap, long classes, int loaded) {

        static Memory now() {
            for (int i = 0; i < 3; i++) {
                System.gc();
            }
            long classes = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool ->
                            List.of("Metaspace", "Compressed Class Space").contains(pool.getName()))
                    .map(MemoryPoolMXBean::getUsage)
                    .mapToLong(java.lang.management.MemoryUsage::getUsed)
                    .sum();
            return new Memory(
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                    classes,
                    ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
        }
    }

    @Test
    void leaveHeapAndMetaspaceWhereTheyWere() throws IOException {
        SourceFiles rules = SourceFiles.read(
                Path.of(System.getProperty("holdfast.root", "..")).resolve("rules"));
        Memory before = Memory.now();
        for (int i = 1; i <= REBUILDS; i++) {
            rebuild(edited(rules, i));
            if (i == FIRST) {
                before = Memory.now();
            }
        }
        Memory after = Memory.now();
        System.out.printf(
                "%d rebuilds: heap %,d kB after the first %d, %,d kB at the end; metaspace %,d and %,d kB; classes %,d and %,d%n",
                REBUILDS,
                before.heap() / 1_000,
                FIRST,
                after.heap() / 1_000,
                before.classes() / 1_000,
                after.classes() / 1_000,
                before.loaded(),
                after.loaded());
        assertThat(after.heap()).isLessThan(before.heap() + SLACK);
        assertThat(after.classes()).isLessThan(before.classes() + SLACK);
        assertThat(after.loaded()).isLessThan(before.loaded() + LATE_CLASSES);
    }

    private void rebuild(SourceFiles files) {
        compiler.compile(files)
                .fold(
                        book -> {
                            live = book;
                            return true;
                        },
                        faults -> {
                            throw new AssertionError(faults.toString());
                        });
        ClientReader reader = new ClientReader(live.catalogue().book());
        SampleBook.clients(7, 3, AS_OF)
                .forEach(facts -> reader.read(facts, AS_OF).fold(this::decide, problems -> {
                    throw new AssertionError(problems.toString());
                }));
    }

    private boolean decide(Client client) {
        return engine.decide(live, client, new Options(5, Explain.WHY))
                .clientId()
                .equals(client.id());
    }

    /** Each time another threshold, now and then another sentence, catalogue or name. */
    private static SourceFiles edited(SourceFiles rules, int build) {
        String path = "cross-sell/cross-sell.dslr";
        String text =
                rules.text(path).orElseThrow().replace("rule \"", "\n".repeat(build % 3) + "rule \"" + build + " ");
        SourceFiles files = rules.with(path, text);
        if (build % 5 == 0) {
            files = files.with("vocabulary.dsl", rules.text("vocabulary.dsl").orElseThrow() + "# " + build + "\n");
        }
        return build % 7 == 0
                ? files.with("actions.csv", rules.text("actions.csv").orElseThrow() + "\n".repeat(build % 2))
                : files;
    }
}

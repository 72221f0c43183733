package io.holdfast.bench.build;

import io.holdfast.bench.measure.ProcessorTime;
import io.holdfast.bench.measure.WarmUp;
import io.holdfast.bench.workload.Matches;
import io.holdfast.bench.workload.Workload;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.ref.Reference;

/** Builds books of one size one way, in a process of its own: builder, rules, how often. */
public final class OneBuilder {

    private static long seed = 100;

    private OneBuilder() {}

    /** Prints a line for each build, {@code nanos N}, and one for what the last retained, {@code bytes HEAP CLASSES}. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        Builder builder = Builder.valueOf(arguments[0]);
        int rules = Integer.parseInt(arguments[1]);
        WarmUp.with(() -> builder.build(next(50)));
        for (int left = Integer.parseInt(arguments[2]); left > 0; left--) {
            Workload workload = next(rules);
            workload.files();
            long heap = used(MemoryType.HEAP);
            long classes = used(MemoryType.NON_HEAP);
            long before = ProcessorTime.nanos();
            Object built = builder.build(workload);
            System.out.println("nanos " + (ProcessorTime.nanos() - before));
            if (left == 1) {
                long heapAfter = used(MemoryType.HEAP);
                System.out.println("bytes " + (heapAfter - heap) + " " + (used(MemoryType.NON_HEAP) - classes));
            }
            Reference.reachabilityFence(workload);
            Reference.reachabilityFence(built);
        }
    }

    /** A book that was never built before, so that nothing is remembered of it. */
    private static Workload next(int rules) {
        return Workload.of(rules, Matches.HELD, seed++);
    }

    /** What is still in use after a thorough collection; of what is not heap, classes only, for compiled code varies. */
    private static long used(MemoryType type) {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        long bytes = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            boolean counts = type == MemoryType.HEAP || pool.getName().equals("Metaspace");
            if (pool.getType() == type && counts) {
                bytes += pool.getUsage().getUsed();
            }
        }
        return bytes;
    }
}

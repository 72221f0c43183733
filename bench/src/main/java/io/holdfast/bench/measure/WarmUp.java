package io.holdfast.bench.measure;

import java.util.concurrent.Callable;

/**
 * Lets Java compile what is to be measured: by processor time used, since a busy machine gives little of it a second,
 * and until calls no longer get cheaper.
 */
public final class WarmUp {

    private static final long STRETCH_NANOS = 2_000_000_000L;
    private static final int MOST_STRETCHES = 20;
    private static final int STEADY = 4;
    private static final double CHEAPER = 0.97;
    private static final int TOGETHER = 10;

    /** Calls shorter than this are made together, since asking for the processor time costs, too. */
    private static final long ASKING_NANOS = 1_000_000;

    private WarmUp() {}

    /** Calls again and again. */
    public static void with(Callable<?> call) {
        double least = Double.MAX_VALUE;
        int steady = 0;
        for (int i = 0; i < MOST_STRETCHES && steady < STEADY; i++) {
            double cost = stretch(call);
            steady = cost < least * CHEAPER ? 0 : steady + 1;
            least = Math.min(least, cost);
        }
    }

    private static double stretch(Callable<?> call) {
        long before = ProcessorTime.nanos();
        long calls = 0;
        try {
            int together = 1;
            while (ProcessorTime.nanos() - before < STRETCH_NANOS) {
                long began = System.nanoTime();
                for (int i = 0; i < together; i++) {
                    call.call();
                }
                calls += together;
                together = System.nanoTime() - began < ASKING_NANOS * TOGETHER ? TOGETHER : 1;
            }
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
        return (ProcessorTime.nanos() - before) / (double) calls;
    }
}

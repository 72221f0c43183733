package io.holdfast.bench.measure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** The same thing measured a few times over, in whatever unit. */
public record Sample(double[] values) {

    public Sample {
        values = values.clone();
        Arrays.sort(values);
        if (values.length == 0) {
            throw new IllegalArgumentException("Nothing was measured.");
        }
    }

    /** All values of several samples. */
    public static Sample together(List<Sample> samples) {
        return new Sample(samples.stream()
                .flatMapToDouble(sample -> DoubleStream.of(sample.values))
                .toArray());
    }

    /** The least that was measured: what it costs when nothing disturbs it. */
    public double least() {
        return values[0];
    }

    /** The most that was measured. */
    public double most() {
        return values[values.length - 1];
    }

    public double median() {
        return values[values.length / 2];
    }

    @Override
    public double[] values() {
        return values.clone();
    }
}

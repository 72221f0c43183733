package io.holdfast.rulebook;

import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.AccumulateFunction;

/** A figure as Drools gathers it: the same sums, over the same known values, as the plain evaluator's. */
final class FigureFunction implements AccumulateFunction<FigureFunction.Values> {

    private final Gathering gathering;

    FigureFunction(Gathering gathering) {
        this.gathering = gathering;
    }

    /** What has been gathered so far. */
    static final class Values implements Serializable {
        private static final long serialVersionUID = 1;

        private final transient List<Object> all = new ArrayList<>();
    }

    @Override
    public Values createContext() {
        return new Values();
    }

    @Override
    public void init(Values values) {
        values.all.clear();
    }

    @Override
    @SuppressWarnings("NullAway") // an unknown value is gathered, too: count counts it
    public void accumulate(Values values, @Nullable Object value) {
        values.all.add(value);
    }

    @Override
    public void reverse(Values values, @Nullable Object value) {
        values.all.remove(value);
    }

    @Override
    public @Nullable Object getResult(Values values) {
        double[] known = values.all.stream()
                .filter(Number.class::isInstance)
                .mapToDouble(value -> ((Number) value).doubleValue())
                .toArray();
        OptionalDouble figure = gathering.over(known, values.all.size());
        return figure.isPresent() ? (Double) figure.getAsDouble() : null;
    }

    @Override
    public boolean supportsReverse() {
        return true;
    }

    @Override
    public Class<?> getResultType() {
        return Double.class;
    }

    @Override
    public void writeExternal(ObjectOutput out) {
        throw new UnsupportedOperationException("Rules are never serialised.");
    }

    @Override
    public void readExternal(ObjectInput in) {
        throw new UnsupportedOperationException("Rules are never serialised.");
    }
}

package io.holdfast.rulebook;

import io.holdfast.client.Attributes;
import io.holdfast.client.FactField;
import io.holdfast.client.FactKind;
import io.holdfast.client.Unit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way to a value: the fields from a fact to it, resolved against the facts' types.
 *
 * @param binding the bound fact or value it starts at, with its {@code $}; empty for the pattern's own fact
 * @param steps the fields on the way; empty when the binding is the value
 * @param attribute name of the business's own attribute at the end of the way
 * @param kind what kind of value is there
 * @param label what explanations call it
 * @param named the field that a bound value was taken from: its closed set, unit and range go with it
 */
record FactPath(
        Optional<String> binding,
        List<FactField> steps,
        Optional<String> attribute,
        FactKind kind,
        boolean optional,
        String label,
        Optional<FactField> named)
        implements Operand {

    FactPath(
            Optional<String> binding,
            List<FactField> steps,
            Optional<String> attribute,
            FactKind kind,
            boolean optional,
            String label) {
        this(binding, steps, attribute, kind, optional, label, Optional.empty());
    }

    FactPath {
        steps = List.copyOf(steps);
    }

    /** The last field, where there is one: its closed set, unit and range. */
    Optional<FactField> field() {
        return steps.isEmpty() || attribute.isPresent() ? named : Optional.of(steps.get(steps.size() - 1));
    }

    /** Whether it is what an accumulate comes to. */
    boolean isFigure() {
        return binding.isPresent() && steps.isEmpty() && named.isEmpty() && attribute.isEmpty();
    }

    /** What its value is counted in. */
    Unit unit() {
        Optional<FactField> last = field();
        return last.isPresent() ? last.get().unit() : Unit.PLAIN;
    }

    /** The words of a closed set; empty where any text will do. */
    List<String> words() {
        return field().map(FactField::words).orElse(List.of());
    }

    /** The value; null when unknown. */
    @Nullable
    Object of(@Nullable Object own, Bindings bindings) {
        Object value = binding.isPresent() ? bindings.get(binding.get()) : own;
        for (int i = 0; i < steps.size(); i++) {
            if (value == null) {
                return null;
            }
            value = steps.get(i).of(value);
        }
        return attribute.isPresent() && value instanceof Attributes attributes
                ? attributes.get(attribute.get())
                : value;
    }

    @Override
    public @Nullable Object value(@Nullable Object own, Bindings bindings) {
        return of(own, bindings);
    }
}

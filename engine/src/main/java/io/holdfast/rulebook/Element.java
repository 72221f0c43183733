package io.holdfast.rulebook;

import io.holdfast.source.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A part of a rule's when. */
sealed interface Element {

    Place at();

    /** The analyst's own words. */
    String words();

    /**
     * A fact of a type on which all conditions hold.
     *
     * @param words empty where those of its conditions say it all
     * @param binding the name it is given, with its {@code $}
     * @param fields names given to fields of it
     */
    record Pattern(
            Place at,
            String words,
            FactType type,
            Optional<String> binding,
            Map<String, FactPath> fields,
            List<Condition> conditions)
            implements Element {
        public Pattern {
            fields = Map.copyOf(fields);
            conditions = List.copyOf(conditions);
        }

        /** What is bound once a fact is taken for it. */
        Bindings bound(Object fact, Bindings before) {
            Bindings bindings = binding.isPresent() ? before.with(binding.get(), fact) : before;
            if (!fields.isEmpty()) {
                for (Map.Entry<String, FactPath> field : fields.entrySet()) {
                    bindings = bindings.with(field.getKey(), field.getValue().of(fact, bindings));
                }
            }
            return bindings;
        }

        /** The same, somewhere else. */
        Pattern moved(Place place, List<Condition> theirs) {
            return new Pattern(place, words, type, binding, fields, theirs);
        }

        @Override
        public String words() {
            return words.isEmpty()
                    ? conditions.stream().map(Condition::words).distinct().collect(Collectors.joining(", "))
                    : words;
        }
    }

    /** Nothing of the kind. */
    record Not(Place at, String words, Element part) implements Element {}

    /** At least one of the kind, matched once however many there are. */
    record Exists(Place at, String words, Element part) implements Element {}

    /** Either; matched once a branch that holds. */
    record Or(Place at, String words, List<Element> parts) implements Element {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /** All of them. */
    record And(Place at, String words, List<Element> parts) implements Element {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** Figures gathered over everything that matches, and conditions on those figures. */
    record Gather(Place at, String words, Element source, List<Figure> figures, List<Condition> conditions)
            implements Element {
        public Gather {
            figures = List.copyOf(figures);
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * One figure of a gathering.
     *
     * @param binding its name, with its {@code $}
     * @param of the bound value it is taken over; empty for a count
     */
    record Figure(String binding, Gathering gathering, Optional<FactPath> of) {

        /** The figure over everything that matched; empty where there is none. */
        OptionalDouble over(List<Bindings> matches) {
            double[] values = new double[matches.size()];
            int known = 0;
            for (int i = 0; of.isPresent() && i < matches.size(); i++) {
                if (of.get().of(null, matches.get(i)) instanceof Number number) {
                    values[known++] = number.doubleValue();
                }
            }
            return gathering.over(Arrays.copyOf(values, known), matches.size());
        }
    }
}

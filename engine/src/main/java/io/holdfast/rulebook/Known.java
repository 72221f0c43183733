package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A set of values that a known fact may have. */
sealed interface Known {

    boolean isEmpty();

    Known and(Known other);

    /** Whether some value is in both: what {@link #and} would say, asked far more often. */
    boolean meets(Known other);

    /** Every value that is not in this one. */
    Known not();

    /**
     * Numbers.
     *
     * @param stretches in order, none touching another
     * @param whole whether the fact is a whole number, so that nothing lies between 2 and 3
     */
    record Numbers(List<Stretch> stretches, boolean whole) implements Known {

        public Numbers {
            stretches = List.copyOf(stretches);
        }

        static Numbers of(Stretch stretch, boolean whole) {
            return of(List.of(stretch), whole);
        }

        static Numbers of(List<Stretch> stretches, boolean whole) {
            return new Numbers(
                    stretches.stream()
                            .map(one -> whole ? one.whole() : one)
                            .filter(one -> !one.isEmpty())
                            .sorted(Comparator.comparingDouble(Stretch::from))
                            .toList(),
                    whole);
        }

        @Override
        public boolean isEmpty() {
            return stretches.isEmpty();
        }

        @Override
        public Known and(Known other) {
            if (!(other instanceof Numbers numbers)) {
                return this;
            }
            List<Stretch> both = new ArrayList<>();
            boolean wholes = whole || numbers.whole;
            for (Stretch one : stretches) {
                for (Stretch two : numbers.stretches) {
                    Stretch common = wholes ? one.and(two).whole() : one.and(two);
                    if (!common.isEmpty()) {
                        both.add(common);
                    }
                }
            }
            return new Numbers(both, wholes);
        }

        @Override
        public boolean meets(Known other) {
            return !and(other).isEmpty();
        }

        @Override
        public Known not() {
            List<Stretch> gaps = new ArrayList<>();
            Stretch rest = Stretch.ALL;
            for (Stretch one : stretches) {
                gaps.add(rest.and(Stretch.upTo(one.from(), !one.withFrom())));
                rest = rest.and(Stretch.from(one.to(), !one.withTo()));
            }
            gaps.add(rest);
            return of(gaps, whole);
        }
    }

    /**
     * Texts, or true and false.
     *
     * @param except whether it is every value but these
     */
    record Words(Set<Object> words, boolean except) implements Known {

        static final Words ANY = new Words(Set.of(), true);
        static final Words TRUTH = new Words(Set.of(true, false), false);

        public Words {
            words = Set.copyOf(words);
        }

        @Override
        public boolean isEmpty() {
            return !except && words.isEmpty();
        }

        @Override
        public Known and(Known other) {
            if (!(other instanceof Words more)) {
                return except ? other : this;
            }
            if (more.isAny()) {
                return this;
            } else if (isAny()) {
                return more;
            }
            if (except && more.except) {
                return words.containsAll(more.words) ? this : new Words(union(more.words), true);
            }
            if (except) {
                return more.and(this);
            }
            // Most of what is narrowed stays what it is.
            Set<Object> both = new HashSet<>();
            for (Object word : words) {
                if (more.words.contains(word) != more.except) {
                    both.add(word);
                }
            }
            return both.size() == words.size() ? this : new Words(both, false);
        }

        private Set<Object> union(Set<Object> more) {
            Set<Object> union = new HashSet<>(words);
            union.addAll(more);
            return union;
        }

        private boolean isAny() {
            return except && words.isEmpty();
        }

        @Override
        public boolean meets(Known other) {
            if (!(other instanceof Words more)) {
                return !(except ? other : this).isEmpty();
            }
            if (except) {
                return more.except || more.meets(this);
            }
            for (Object word : words) {
                if (more.words.contains(word) != more.except) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Known not() {
            return new Words(words, !except);
        }
    }
}

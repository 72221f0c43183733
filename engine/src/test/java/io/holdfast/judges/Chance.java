package io.holdfast.judges;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Chance by a seed: the same seed throws the same for ever. */
final class Chance {

    private final Random random;

    Chance(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
    }

    /** Whether one of so many. */
    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    boolean percent(int share) {
        return random.nextInt(100) < share;
    }

    /** A whole number between two, both possible. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    String pick(String... words) {
        return words[random.nextInt(words.length)];
    }

    /** Some of several, one at least, in an order of chance. */
    <T> List<T> some(List<T> all, int most) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(shuffled.size(), between(1, most)));
    }
}

package io.holdfast.sample;

import java.util.List;
import java.util.Random;

/** Chance, by an algorithm that Java fixes for ever, so that a seed gives the same book everywhere. */
final class Dice {

    private final Random random;

    private Dice(long seed) {
        random = new Random(seed);
    }

    /** The dice of one client, unlike those of its neighbours. */
    static Dice of(long seed, int client) {
        long mixed = seed * 0x9E3779B97F4A7C15L + client * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 30)) * 0x94D049BB133111EBL;
        return new Dice(mixed ^ (mixed >>> 31));
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    /** A whole number between two, both possible. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** A share with two decimals. */
    double share(double least, double most) {
        return between((int) Math.round(least * 100), (int) Math.round(most * 100)) / 100.0;
    }

    <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** One of several words, each as often as its weight says. */
    String weighed(List<String> words, int... weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int left = random.nextInt(sum);
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left < 0) {
                return words.get(i);
            }
        }
        throw new IllegalStateException("Weights cover their sum.");
    }
}

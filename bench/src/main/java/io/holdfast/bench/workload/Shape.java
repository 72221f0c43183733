package io.holdfast.bench.workload;

/** Into how many cells one family of rules cuts its three facts: two texts and a number. */
record Shape(int firsts, int seconds, int bands) {

    static Shape of(int rules) {
        return switch (rules) {
            case 5 -> new Shape(1, 1, 1);
            case 50 -> new Shape(5, 1, 2);
            case 500 -> new Shape(5, 4, 5);
            case 5_000 -> new Shape(10, 4, 25);
            default -> throw new IllegalArgumentException("A book has 5, 50, 500 or 5000 rules, not " + rules + ".");
        };
    }

    int cells() {
        return firsts * seconds * bands;
    }
}

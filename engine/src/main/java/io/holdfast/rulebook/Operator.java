package io.holdfast.rulebook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a condition compares a fact with something. */
enum Operator {
    EQUAL("==", "is"),
    NOT_EQUAL("!=", "is not"),
    LESS("<", "under"),
    AT_MOST("<=", "at most"),
    MORE(">", "over"),
    AT_LEAST(">=", "at least"),
    CONTAINS("contains", "contains"),
    MEMBER_OF("memberOf", "is one of"),
    MATCHES("matches", "matches");

    private final String sign;
    private final String words;

    Operator(String sign, String words) {
        this.sign = sign;
        this.words = words;
    }

    static Optional<Operator> of(String sign) {
        return Arrays.stream(values())
                .filter(operator -> operator.sign.equals(sign))
                .findFirst();
    }

    static List<String> signs() {
        return Arrays.stream(values()).map(Operator::sign).toList();
    }

    String sign() {
        return sign;
    }

    /** As people say it: "at least". */
    String words() {
        return words;
    }

    boolean isOrder() {
        return this == LESS || this == AT_MOST || this == MORE || this == AT_LEAST;
    }

    boolean isEquality() {
        return this == EQUAL || this == NOT_EQUAL;
    }
}

package io.holdfast.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.math.BigDecimal;

/** Exact sums and products as JSON numbers. */
final class Numbers {

    private Numbers() {}

    /** A whole number where it is one, so that counts stay countable. */
    static JsonNode json(BigDecimal number) {
        boolean small = number.precision() - number.scale() <= 9;
        return small && number.stripTrailingZeros().scale() <= 0
                ? IntNode.valueOf(number.intValue())
                : DoubleNode.valueOf(number.doubleValue());
    }
}

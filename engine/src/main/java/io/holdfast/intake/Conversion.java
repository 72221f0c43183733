package io.holdfast.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.holdfast.client.AttributeType;
import io.holdfast.client.FactKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the text of a cell becomes a value: what mappings name with {@code as}. */
enum Conversion {
    TEXT("text", FactKind.TEXT),
    WHOLE("whole", FactKind.WHOLE),
    NUMBER("number", FactKind.NUMBER),
    PERCENT("percent", FactKind.NUMBER),
    BOOLEAN("boolean", FactKind.BOOLEAN),
    DATE("date", FactKind.DATE),
    DAYS_AGO("daysAgo", FactKind.DATE),
    MONTHS_AGO("monthsAgo", FactKind.DATE),
    YEARS_AGO("yearsAgo", FactKind.DATE),
    DAYS_AHEAD("daysAhead", FactKind.DATE),
    MONTHS_AHEAD("monthsAhead", FactKind.DATE);

    private static final int FARTHEST = 36_500;

    private final String word;
    private final FactKind gives;

    Conversion(String word, FactKind gives) {
        this.word = word;
        this.gives = gives;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(one -> one.word).toList();
    }

    static Optional<Conversion> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    /** The plain one for a kind of fact. */
    static Conversion to(FactKind kind) {
        return switch (kind) {
            case WHOLE -> WHOLE;
            case NUMBER -> NUMBER;
            case BOOLEAN -> BOOLEAN;
            case DATE -> DATE;
            default -> TEXT;
        };
    }

    static Conversion to(@Nullable AttributeType type) {
        return type == null
                ? TEXT
                : switch (type) {
                    case TEXT -> TEXT;
                    case NUMBER -> NUMBER;
                    case BOOLEAN -> BOOLEAN;
                    case DATE -> DATE;
                };
    }

    boolean fits(FactKind kind) {
        return gives == kind
                || kind == FactKind.NUMBER && gives == FactKind.WHOLE
                || kind == FactKind.TEXT && gives == FactKind.WHOLE;
    }

    /** The cell's value; null after a fault. */
    @Nullable
    JsonNode convert(String cell, FactKind target, String column, Row row) {
        return switch (this) {
            case TEXT -> TextNode.valueOf(cell);
            case WHOLE -> whole(cell, target, column, row);
            case NUMBER -> number(cell, BigDecimal.ONE, column, row);
            case PERCENT ->
                number(
                        cell.endsWith("%")
                                ? cell.substring(0, cell.length() - 1).trim()
                                : cell,
                        new BigDecimal("0.01"),
                        column,
                        row);
            case BOOLEAN -> bool(cell, column, row);
            case DATE -> date(cell, column, row);
            case DAYS_AGO, MONTHS_AGO, YEARS_AGO, DAYS_AHEAD, MONTHS_AHEAD -> shifted(cell, column, row);
        };
    }

    private static @Nullable JsonNode whole(String cell, FactKind target, String column, Row row) {
        Optional<Integer> whole = whole(cell, row);
        if (whole.isEmpty()) {
            return row.fault(column, Wording.quoted(cell) + " is not a whole number");
        }
        return target == FactKind.TEXT ? TextNode.valueOf(whole.get().toString()) : IntNode.valueOf(whole.get());
    }

    /** Exports write 7 as 7.0 once a column has gaps; that is still 7. */
    private static Optional<Integer> whole(String cell, Row row) {
        return row.formats().decimals().number(cell).flatMap(number -> {
            try {
                return Optional.of(number.intValueExact());
            } catch (ArithmeticException notWhole) {
                return Optional.empty();
            }
        });
    }

    private static @Nullable JsonNode number(String cell, BigDecimal factor, String column, Row row) {
        Optional<BigDecimal> number = row.formats().decimals().number(cell);
        if (number.isEmpty()) {
            return row.fault(column, Wording.quoted(cell) + " is not a number" + decimalAdvice(cell));
        }
        return Numbers.json(number.get().multiply(factor));
    }

    static String decimalAdvice(String cell) {
        return cell.indexOf(',') >= 0
                ? "; where the comma is the decimal mark, the mapping says `decimals: \",\"`"
                : "";
    }

    private static @Nullable JsonNode bool(String cell, String column, Row row) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> BooleanNode.TRUE;
            case "false", "no", "0" -> BooleanNode.FALSE;
            default -> row.fault(column, Wording.quoted(cell) + " is not true, false, yes, no, 1 or 0");
        };
    }

    private static @Nullable JsonNode date(String cell, String column, Row row) {
        Optional<LocalDate> date = row.date(cell);
        return date.isEmpty()
                ? row.fault(column, Wording.quoted(cell) + " is not a date as the file writes them")
                : TextNode.valueOf(date.get().toString());
    }

    private @Nullable JsonNode shifted(String cell, String column, Row row) {
        Optional<Integer> count = whole(cell, row).filter(some -> some >= 0 && some <= FARTHEST);
        if (count.isEmpty()) {
            return row.fault(column, Wording.quoted(cell) + " is not a number of days, months or years");
        }
        LocalDate asOf = row.formats().asOf();
        LocalDate date = switch (this) {
            case DAYS_AGO -> asOf.minusDays(count.get());
            case MONTHS_AGO -> asOf.minusMonths(count.get());
            case YEARS_AGO -> asOf.minusYears(count.get());
            case DAYS_AHEAD -> asOf.plusDays(count.get());
            default -> asOf.plusMonths(count.get());
        };
        return date.getYear() < 1 || date.getYear() > 9999
                ? row.fault(column, Wording.quoted(cell) + " leads to no date that can be written")
                : TextNode.valueOf(date.toString());
    }
}

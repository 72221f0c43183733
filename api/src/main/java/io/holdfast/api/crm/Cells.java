package io.holdfast.api.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.holdfast.client.FactKind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Values as CRMs send them. Nothing in a cell is nothing known; a number, truth or day in quotes is one. What cannot be
 * read so is handed on as it came, for the reader of facts to say what is wrong with it.
 */
final class Cells {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?");
    private static final Pattern MILLIS = Pattern.compile("-?\\d{10,14}");
    private static final int LONGEST_WHOLE = 18;

    private final ZoneId zone;
    private final boolean everythingIsText;

    private Cells(ZoneId zone, boolean everythingIsText) {
        this.zone = zone;
        this.everythingIsText = everythingIsText;
    }

    /**
     * Cells that have types.
     *
     * @param zone where the day of a moment is looked up
     */
    static Cells typed(ZoneId zone) {
        return new Cells(zone, false);
    }

    /** Cells of a product that sends properties as text: days may be milliseconds, and ids may be numbers. */
    static Cells texts(ZoneId zone) {
        return new Cells(zone, true);
    }

    /** The value as facts have it; empty where nothing is known. */
    Optional<JsonNode> value(JsonNode cell, FactKind kind) {
        if (cell.isNull() || cell.isTextual() && cell.textValue().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (kind) {
                    case TEXT -> text(cell);
                    case WHOLE -> whole(cell);
                    case NUMBER -> number(cell);
                    case BOOLEAN -> truth(cell);
                    case DATE -> day(cell);
                    default -> cell;
                });
    }

    private JsonNode text(JsonNode cell) {
        return everythingIsText && cell.isNumber() ? TextNode.valueOf(cell.asText()) : cell;
    }

    private static JsonNode number(JsonNode cell) {
        String text = cell.isTextual() ? cell.textValue().strip() : "";
        return NUMBER.matcher(text).matches() ? DecimalNode.valueOf(new BigDecimal(text)) : cell;
    }

    /** A CRM's number field says 12.0 of twelve. */
    private static JsonNode whole(JsonNode cell) {
        JsonNode number = number(cell);
        if (!number.isNumber() || number.isIntegralNumber() || !Double.isFinite(number.doubleValue())) {
            return number;
        }
        BigDecimal plain = number.decimalValue().stripTrailingZeros();
        return plain.scale() <= 0 && plain.precision() - plain.scale() <= LONGEST_WHOLE
                ? JsonNodeFactory.instance.numberNode(plain.longValueExact())
                : number;
    }

    private static JsonNode truth(JsonNode cell) {
        String text = cell.isTextual() ? cell.textValue().strip().toLowerCase(Locale.ROOT) : "";
        return text.equals("true") || text.equals("false") ? BooleanNode.valueOf(text.equals("true")) : cell;
    }

    private JsonNode day(JsonNode cell) {
        if (everythingIsText && MILLIS.matcher(cell.asText()).matches()) {
            return day(Instant.ofEpochMilli(Long.parseLong(cell.asText())), cell);
        }
        if (!cell.isTextual() || !cell.textValue().contains("T")) {
            return cell.isTextual() ? TextNode.valueOf(cell.textValue().strip()) : cell;
        }
        try {
            String text = cell.textValue().strip().replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
            return day(OffsetDateTime.parse(text).toInstant(), cell);
        } catch (DateTimeException none) {
            return cell;
        }
    }

    /** Midnight in UTC is how CRMs write a date that has no time; any other moment has its day where the business is. */
    private JsonNode day(Instant moment, JsonNode cell) {
        boolean midnight = moment.equals(moment.truncatedTo(ChronoUnit.DAYS));
        try {
            return TextNode.valueOf(LocalDate.ofInstant(moment, midnight ? ZoneOffset.UTC : zone)
                    .toString());
        } catch (DateTimeException beyond) {
            return cell;
        }
    }
}

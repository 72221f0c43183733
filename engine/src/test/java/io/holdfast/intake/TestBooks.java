package io.holdfast.intake;

import io.holdfast.catalogue.Book;
import io.holdfast.catalogue.Defaults;
import io.holdfast.catalogue.ValueTiers;
import io.holdfast.client.AttributeType;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A small book's settings to read clients with. */
public final class TestBooks {

    public static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    public static final Book BOOK = new Book(
            "Test",
            "EUR",
            ZoneOffset.UTC,
            new Defaults(30, 0.4, 3, 0, 0.1, 24),
            Map.of(),
            45,
            new ValueTiers(1_000, 10_000, 50_000),
            Map.of(),
            Map.of(
                    "newsletter", AttributeType.BOOLEAN,
                    "employees", AttributeType.NUMBER,
                    "founded", AttributeType.DATE,
                    "motto", AttributeType.TEXT),
            List.of());

    public static final ClientReader READER = new ClientReader(BOOK);

    private TestBooks() {}
}

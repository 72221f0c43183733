package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.client.Unit;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Facts in words are written in short ways that must say what the long ways say. */
class FactTextTest {

    private static final List<Unit> UNITS = List.of(Unit.values());

    private static final double[] EDGES = {
        0,
        -0.0,
        0.005,
        0.015,
        0.5,
        1.5,
        -0.5,
        0.05,
        99.5,
        99.995,
        100,
        100.5,
        -100.5,
        12_345.678,
        1e11,
        1e15,
        1e22,
        0.1 + 0.2
    };

    @Test
    void numbersReadAsTheyDoDigitByDigit() {
        for (Unit unit : UNITS) {
            for (double number : EDGES) {
                holds(number, unit);
            }
        }
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            Unit unit = UNITS.get(random.nextInt(UNITS.size()));
            double number = (random.nextDouble() - 0.3) * Math.pow(10, random.nextInt(13) - 2);
            holds(number, unit);
            holds(Math.round(number * 200) / 200.0, unit);
            holds(Math.rint(number), unit);
            holds((int) number, unit);
        }
    }

    private static void holds(Number number, Unit unit) {
        assertThat(FactText.of(number, unit)).as("%s as %s", number, unit).isEqualTo(FactText.exact(number, unit));
    }

    @Test
    void daysReadAsTheFormatterHasThem() {
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
        for (LocalDate day = LocalDate.of(2027, 12, 1); day.getYear() < 2029; day = day.plusDays(1)) {
            assertThat(FactText.of(day, Unit.PLAIN)).isEqualTo(formatter.format(day));
        }
        for (int year : new int[] {-5, 0, 1, 999, 1000, 9999, 10_000}) {
            LocalDate day = LocalDate.of(year, 9, 30);
            assertThat(FactText.of(day, Unit.PLAIN)).isEqualTo(formatter.format(day));
        }
    }
}

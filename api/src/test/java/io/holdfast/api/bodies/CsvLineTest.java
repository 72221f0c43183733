package io.holdfast.api.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {

    @Test
    void quotesWhatWouldBreakTheLine() {
        assertThat(CsvLine.of("a", "b, c", "say \"so\"", "two\nlines", "", new BigDecimal("-12.50")))
                .isEqualTo("a,\"b, c\",\"say \"\"so\"\"\",\"two\nlines\",,-12.50\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49 30", "-7", "@SUM(A1)", "\t=1", "  =cmd|' /C calc'!A0", "\r=1"})
    void noTextOfTheirsIsAFormula(String text) {
        assertThat(CsvLine.of(text)).matches("(?s)\"?'" + java.util.regex.Pattern.quote(text) + "\"?\r\n");
    }

    @Test
    void whatIsNoFormulaStaysAsItIs() {
        assertThat(CsvLine.of("Baker & Sons", "C-1", "a=b", 1_000_000_000.0, new BigDecimal("1E+7")))
                .isEqualTo("Baker & Sons,C-1,a=b,1.0E9,10000000\r\n");
    }
}

package io.holdfast.worth.fit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.holdfast.worth.model.Visits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The sample of CDNOW's clients that the papers print figures for. It is not part of this project: tests read it from
 * the file that {@code -Dcdnow=FILE} or {@code HOLDFAST_CDNOW} names, and say that they could not where there is none.
 */
final class Cdnow {

    private Cdnow() {}

    static List<Visits> clients() throws IOException {
        Optional<String> file = Optional.ofNullable(System.getProperty("cdnow"))
                .or(() -> Optional.ofNullable(System.getenv("HOLDFAST_CDNOW")));
        assumeTrue(
                file.isPresent(),
                "CDNOW's figures are not checked: name cdnow_customers_summary.csv with -Dcdnow=FILE or HOLDFAST_CDNOW.");
        return Files.readAllLines(Path.of(file.orElseThrow())).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> new Visits(
                        (int) Double.parseDouble(cells[1]), Double.parseDouble(cells[2]), Double.parseDouble(cells[3])))
                .toList();
    }
}

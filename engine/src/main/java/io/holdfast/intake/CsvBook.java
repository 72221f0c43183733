package io.holdfast.intake;

import io.holdfast.client.FactProblem;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Clients as lines of a CSV file, one each or several gathered into one. */
final class CsvBook implements EntrySource {

    private final TextLines lines;
    private final Optional<Mapping> given;
    private final ClientReader reader;
    private final LocalDate asOf;
    private @Nullable Table table;
    private @Nullable Iterator<LinesOfClient> gathered;
    private boolean over;

    /** What the header settled. */
    private record Table(CsvRows rows, Header header, Mapping mapping, CellFormats formats) {}

    CsvBook(InputStream in, Optional<Mapping> mapping, ClientReader reader, LocalDate asOf) {
        lines = new TextLines(in);
        given = mapping;
        this.reader = reader;
        this.asOf = asOf;
    }

    @Override
    public @Nullable Entry next() throws IOException {
        if (over) {
            return null;
        }
        if (table == null) {
            List<FactProblem> problems = new ArrayList<>();
            table = open(problems);
            over = table == null;
            if (!problems.isEmpty()) {
                return new Entry.Bad(Math.max(1, lines.number()), problems);
            }
        }
        return table == null ? null : table.mapping().groupBy().isPresent() ? nextGroup(table) : nextLine(table);
    }

    private @Nullable Table open(List<FactProblem> problems) throws IOException {
        TextLine first = lines.next();
        while (first != null && first.text().isBlank()) {
            first = lines.next();
        }
        if (first == null) {
            problems.add(
                    new FactProblem("", "the file is empty; a CSV file starts with a line that names its columns"));
            return null;
        }
        Delimiter delimiter = Delimiter.of(first.text(), given.flatMap(Mapping::delimiter));
        if (!delimiter.announced()) {
            lines.handBack(List.of(first));
        }
        CsvRows rows = new CsvRows(lines, delimiter.sign());
        CsvRow top = rows.next();
        if (top == null || !top.fault().isEmpty()) {
            problems.add(new FactProblem("", top == null ? "there is no header" : "in the header, " + top.fault()));
            return null;
        }
        Header header = new Header(top);
        HeaderMapping byName = new HeaderMapping(top, reader.book().attributes());
        Mapping mapping = given.orElseGet(byName::mapping);
        problems.addAll(given.isEmpty() ? byName.problems() : List.of());
        problems.addAll(header.problems(mapping));
        if (given.isEmpty() ? !byName.hasId() : header.lacksVital(mapping)) {
            problems.add(new FactProblem(
                    "",
                    "without it no client can be read; columns are "
                            + Wording.plain(String.join(", ", top.cells()), 400)));
            return null;
        }
        Decimals decimals = mapping.decimals().orElse(delimiter.sign() == ';' ? Decimals.EITHER : Decimals.PLAIN_POINT);
        CellFormats formats =
                new CellFormats(asOf, mapping.dates(), decimals, reader.book().attributes());
        return new Table(rows, header, mapping, formats);
    }

    private @Nullable Entry nextLine(Table from) throws IOException {
        for (CsvRow row = from.rows().next(); row != null; row = from.rows().next()) {
            List<CellFault> faults = new ArrayList<>(0);
            if (counts(row, from, faults)) {
                LinesOfClient client = new LinesOfClient(from.mapping(), row.line());
                client.add(row, from.header().columns(), from.formats());
                return client.entry(reader, from.formats());
            } else if (!faults.isEmpty()) {
                return LinesOfClient.unusable(from.mapping(), row.line(), faults)
                        .entry(reader, from.formats());
            }
        }
        return null;
    }

    private @Nullable Entry nextGroup(Table from) throws IOException {
        Iterator<LinesOfClient> clients = gathered;
        if (clients == null) {
            clients = gather(from).iterator();
            gathered = clients;
        }
        if (!clients.hasNext()) {
            return null;
        }
        LinesOfClient client = clients.next();
        clients.remove();
        return client.entry(reader, from.formats());
    }

    /** Clients and unusable lines, in the order of their first lines. */
    private static Collection<LinesOfClient> gather(Table from) throws IOException {
        String column = from.mapping().groupBy().orElseThrow();
        Map<String, LinesOfClient> clients = new LinkedHashMap<>();
        for (CsvRow row = from.rows().next(); row != null; row = from.rows().next()) {
            long line = row.line();
            List<CellFault> faults = new ArrayList<>(0);
            if (counts(row, from, faults)) {
                String key = new Row(row, from.header().columns(), from.formats(), faults).cell(column);
                clients.computeIfAbsent("=" + key, fresh -> new LinesOfClient(from.mapping(), line))
                        .add(row, from.header().columns(), from.formats());
            } else if (!faults.isEmpty()) {
                clients.put("line " + line, LinesOfClient.unusable(from.mapping(), line, faults));
            }
        }
        return clients.values();
    }

    /** Whether a line is to be read; not when it is at fault. */
    private static boolean counts(CsvRow csv, Table from, List<CellFault> faults) {
        String problem = csv.fault().isEmpty() ? from.header().lengthProblem(csv) : csv.fault();
        if (!problem.isEmpty()) {
            faults.add(new CellFault("", csv.line(), "", problem));
            return false;
        }
        Row row = new Row(csv, from.header().columns(), from.formats(), faults);
        boolean all = from.mapping().where().stream().allMatch(condition -> condition.holds(row));
        return all && faults.isEmpty();
    }

    @Override
    public long line() {
        return lines.number();
    }
}

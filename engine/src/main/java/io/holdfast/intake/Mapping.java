package io.holdfast.intake;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the columns of an export become client facts. */
public final class Mapping {

    private final List<MappedFact> facts;
    private final Optional<String> groupBy;
    private final List<Condition> where;
    private final Optional<LocalDate> asOf;
    private final Optional<Character> delimiter;
    private final List<DateTimeFormatter> dates;
    private final Optional<Decimals> decimals;

    Mapping(
            List<MappedFact> facts,
            @Nullable String groupBy,
            List<Condition> where,
            @Nullable LocalDate asOf,
            @Nullable Character delimiter,
            List<DateTimeFormatter> dates,
            @Nullable Decimals decimals) {
        this.facts = List.copyOf(facts);
        this.groupBy = Optional.ofNullable(groupBy);
        this.where = List.copyOf(where);
        this.asOf = Optional.ofNullable(asOf);
        this.delimiter = Optional.ofNullable(delimiter);
        this.dates = List.copyOf(dates);
        this.decimals = Optional.ofNullable(decimals);
    }

    /** Reads a mapping, finding every fault in it. */
    public static MappingReading read(String fileName, String yaml) {
        return new MappingReader(fileName).read(yaml);
    }

    /** The day of the export, where the mapping says. */
    public Optional<LocalDate> asOf() {
        return asOf;
    }

    /** Whether several lines make one client, so that a file has to be read to its end before anybody is known. */
    public boolean gathersLines() {
        return groupBy.isPresent();
    }

    /** The facts, the id first. */
    List<MappedFact> facts() {
        return facts;
    }

    /** The column whose equal values make lines one client. */
    Optional<String> groupBy() {
        return groupBy;
    }

    /** Which lines are read at all. */
    List<Condition> where() {
        return where;
    }

    Optional<Character> delimiter() {
        return delimiter;
    }

    List<DateTimeFormatter> dates() {
        return dates;
    }

    Optional<Decimals> decimals() {
        return decimals;
    }

    /** Whether nothing can be read without this column. */
    boolean isVital(String column) {
        return facts.get(0).source().columns().contains(column)
                || groupBy.filter(column::equals).isPresent()
                || where.stream().anyMatch(condition -> condition.column().equals(column));
    }

    Set<String> columns() {
        Set<String> all = new java.util.LinkedHashSet<>();
        facts.forEach(fact -> all.addAll(fact.source().columns()));
        groupBy.ifPresent(all::add);
        where.forEach(condition -> all.add(condition.column()));
        return all;
    }
}

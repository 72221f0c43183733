package io.holdfast.api.drafts;

import io.holdfast.source.SourceFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A draft laid together with what was published since it was begun, file by file. */
public final class Merge {

    private static final List<String> BINARY = List.of(".xlsx", ".xls");

    private final SourceFiles base;
    private final SourceFiles ours;
    private final SourceFiles theirs;
    private final List<Conflict> conflicts = new ArrayList<>();
    private final List<FileMerge> files = new ArrayList<>();

    /** What is taken where both sides changed the same. */
    public enum Take {
        /** The draft's. */
        DRAFT,
        /** The live revision's. */
        LIVE,
        /** First the live revision's, then the draft's. */
        BOTH;

        static Optional<Take> of(String word) {
            for (Take take : values()) {
                if (take.name().toLowerCase(Locale.ROOT).equals(word)) {
                    return Optional.of(take);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * Something that both sides changed, each otherwise.
     *
     * @param line in the base, from 1; 0 where it is about the whole file
     * @param within the rule or table it stands in; empty where it is in none
     * @param whole whether one side took the file away, or it is no text
     */
    public record Conflict(
            String path,
            int line,
            String within,
            boolean whole,
            List<String> base,
            List<String> draft,
            List<String> live) {}

    /** A file that both sides changed. */
    private record FileMerge(String path, List<ThreeWay.Piece> pieces) {}

    private Merge(SourceFiles base, SourceFiles ours, SourceFiles theirs) {
        this.base = base;
        this.ours = ours;
        this.theirs = theirs;
    }

    static Merge of(SourceFiles base, SourceFiles draft, SourceFiles live) {
        Merge merge = new Merge(base, draft, live);
        merge.both().forEach(merge::compare);
        return merge;
    }

    /** What a person has to settle, in the order of paths and lines. */
    public List<Conflict> conflicts() {
        return List.copyOf(conflicts);
    }

    /**
     * The files with both sides' changes.
     *
     * @param takes what is taken of each conflict, in their order
     */
    SourceFiles files(List<Take> takes) {
        SourceFiles merged = theirs;
        for (DraftStore.Written edit : FileEdits.between(base, ours).written()) {
            if (theirs.content(edit.path()).equals(base.content(edit.path()))) {
                merged = edit.content().isPresent()
                        ? merged.with(edit.path(), edit.content().get())
                        : merged.without(edit.path());
            }
        }
        int next = 0;
        for (FileMerge file : files) {
            if (file.pieces().isEmpty()) {
                if (takes.get(next++) == Take.DRAFT) {
                    Optional<byte[]> kept = ours.bytes(file.path());
                    merged = kept.isPresent() ? merged.with(file.path(), kept.get()) : merged.without(file.path());
                }
                continue;
            }
            List<String> lines = new ArrayList<>();
            for (ThreeWay.Piece piece : file.pieces()) {
                if (piece instanceof ThreeWay.Piece.Clash clash) {
                    Take take = takes.get(next++);
                    if (take != Take.DRAFT) {
                        lines.addAll(clash.theirs());
                    }
                    if (take != Take.LIVE) {
                        lines.addAll(clash.ours());
                    }
                } else {
                    lines.addAll(((ThreeWay.Piece.Settled) piece).lines());
                }
            }
            merged = merged.with(file.path(), String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        }
        return merged;
    }

    /** Files that both sides changed, each otherwise. */
    private Set<String> both() {
        TreeSet<String> both = new TreeSet<>();
        for (DraftStore.Written edit : FileEdits.between(base, ours).written()) {
            String path = edit.path();
            if (!theirs.content(path).equals(base.content(path))
                    && !theirs.content(path).equals(ours.content(path))) {
                both.add(path);
            }
        }
        return both;
    }

    private void compare(String path) {
        Optional<String> was = base.text(path);
        Optional<String> draft = ours.text(path);
        Optional<String> live = theirs.text(path);
        if (BINARY.stream().anyMatch(path::endsWith) || draft.isEmpty() || live.isEmpty()) {
            conflicts.add(new Conflict(path, 0, "", true, List.of(), told(ours.bytes(path)), told(theirs.bytes(path))));
            files.add(new FileMerge(path, List.of()));
            return;
        }
        boolean table = path.endsWith(".csv");
        List<String> lines = units(was.orElse(""), table);
        List<ThreeWay.Piece> pieces = ThreeWay.of(lines, units(draft.get(), table), units(live.get(), table), table);
        files.add(new FileMerge(path, pieces));
        for (ThreeWay.Piece piece : pieces) {
            if (piece instanceof ThreeWay.Piece.Clash clash) {
                conflicts.add(new Conflict(
                        path,
                        line(lines, clash.at()),
                        within(lines, clash.at()),
                        false,
                        clash.was(),
                        clash.ours(),
                        clash.theirs()));
            }
        }
    }

    private static List<String> told(Optional<byte[]> content) {
        return List.of(
                content.map(bytes -> "a file of " + bytes.length + " bytes").orElse("no such file"));
    }

    /** Lines, or the rows of a table, of which one may go over several lines. */
    private static List<String> units(String text, boolean table) {
        List<String> units = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        boolean quoted = false;
        for (String line : text.split("\n", -1)) {
            open.append(line);
            quoted ^= line.chars().filter(one -> one == '"').count() % 2 == 1;
            if (table && quoted) {
                open.append('\n');
            } else {
                units.add(open.toString());
                open.setLength(0);
            }
        }
        if (!open.isEmpty()) {
            units.add(open.substring(0, open.length() - 1));
        }
        return units;
    }

    private static int line(List<String> units, int at) {
        int line = 1;
        for (String unit : units.subList(0, at)) {
            line += 1 + (int) unit.chars().filter(one -> one == '\n').count();
        }
        return line;
    }

    /** The nearest heading above, the line itself among them. */
    private static String within(List<String> units, int at) {
        for (int i = Math.min(at, units.size() - 1); i >= 0; i--) {
            String line = units.get(i).strip();
            if (line.startsWith("rule ") || line.startsWith("RuleTable ")) {
                return line.replaceAll(",+$", "");
            }
        }
        return "";
    }
}

package io.holdfast.api.drafts;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What two sides made of the same lines: a line here is a sentence of a rule file or a row of a table. Changes of
 * different lines go together, even of neighbours; what both changed otherwise is for a person to settle.
 */
final class ThreeWay {

    private final List<String> base;
    private final boolean rowsOnly;
    private final List<Piece> pieces = new ArrayList<>();

    /** A stretch of the outcome. */
    sealed interface Piece {

        /** Both sides agree, or only one of them changed it. */
        record Settled(List<String> lines) implements Piece {}

        /**
         * Both sides changed it, each otherwise.
         *
         * @param at index of its first line in the base
         */
        record Clash(int at, List<String> was, List<String> ours, List<String> theirs) implements Piece {}
    }

    /** A change of the base's lines from one index up to, not including, another. */
    private record Hunk(int from, int to, List<String> lines, boolean isOurs) {

        boolean isInsert() {
            return from == to;
        }

        boolean overlaps(int lo, int hi) {
            if (isInsert()) {
                return lo == hi ? from == lo : lo < from && from < hi;
            }
            return lo == hi ? from < lo && lo < to : from < hi && lo < to;
        }
    }

    private ThreeWay(List<String> base, boolean rowsOnly) {
        this.base = base;
        this.rowsOnly = rowsOnly;
    }

    /**
     * Lays both sides together.
     *
     * @param rowsOnly whether lines are rows that mean the same wherever they stand, so that two that were put at the
     *     same place are both kept
     */
    static List<Piece> of(List<String> base, List<String> ours, List<String> theirs, boolean rowsOnly) {
        ThreeWay merge = new ThreeWay(base, rowsOnly);
        List<Hunk> hunks = new ArrayList<>(hunks(base, ours, true));
        hunks.addAll(hunks(base, theirs, false));
        hunks.sort(Comparator.comparingInt(Hunk::from)
                .thenComparing(hunk -> !hunk.isInsert())
                .thenComparing(Hunk::isOurs));
        merge.lay(hunks);
        return merge.pieces;
    }

    private void lay(List<Hunk> hunks) {
        int done = 0;
        int next = 0;
        while (next < hunks.size()) {
            Hunk first = hunks.get(next);
            int lo = first.from();
            int hi = first.to();
            List<Hunk> group = new ArrayList<>(List.of(first));
            next++;
            while (next < hunks.size() && hunks.get(next).overlaps(lo, hi)) {
                group.add(hunks.get(next));
                hi = Math.max(hi, hunks.get(next).to());
                next++;
            }
            settled(base.subList(done, lo));
            add(group, lo, hi);
            done = hi;
        }
        settled(base.subList(done, base.size()));
    }

    private void add(List<Hunk> group, int lo, int hi) {
        List<String> ours = side(group, true, lo, hi);
        List<String> theirs = side(group, false, lo, hi);
        List<String> was = base.subList(lo, hi);
        if (ours.equals(theirs) || theirs.equals(was)) {
            settled(ours);
        } else if (ours.equals(was)) {
            settled(theirs);
        } else if (lo == hi && (rowsOnly || (isRules(ours) && isRules(theirs)))) {
            settled(theirs);
            settled(ours);
        } else {
            pieces.add(new Piece.Clash(lo, List.copyOf(was), ours, theirs));
        }
    }

    private List<String> side(List<Hunk> group, boolean ours, int lo, int hi) {
        List<String> lines = new ArrayList<>();
        int at = lo;
        for (Hunk hunk : group) {
            if (hunk.isOurs() == ours) {
                lines.addAll(base.subList(at, hunk.from()));
                lines.addAll(hunk.lines());
                at = hunk.to();
            }
        }
        lines.addAll(base.subList(at, hi));
        return List.copyOf(lines);
    }

    private void settled(List<String> lines) {
        if (!lines.isEmpty()) {
            pieces.add(new Piece.Settled(List.copyOf(lines)));
        }
    }

    /** Whether lines are whole rules and nothing else, which mean the same wherever they stand. */
    private static boolean isRules(List<String> lines) {
        List<String> said = lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return !said.isEmpty()
                && said.get(0).startsWith("rule ")
                && said.get(said.size() - 1).equals("end");
    }

    private static List<Hunk> hunks(List<String> base, List<String> side, boolean ours) {
        List<Hunk> hunks = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(base, side).getDeltas()) {
            int from = delta.getSource().getPosition();
            List<String> was = delta.getSource().getLines();
            List<String> is = delta.getTarget().getLines();
            if (delta.getType() == DeltaType.CHANGE && was.size() == is.size()) {
                for (int i = 0; i < is.size(); i++) {
                    hunks.add(new Hunk(from + i, from + i + 1, List.of(is.get(i)), ours));
                }
            } else {
                hunks.add(new Hunk(from, from + was.size(), List.copyOf(is), ours));
            }
        }
        return hunks;
    }
}

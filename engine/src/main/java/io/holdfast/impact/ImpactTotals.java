package io.holdfast.impact;

import io.holdfast.impact.ImpactSummary.Flow;
import io.holdfast.impact.ImpactSummary.Line;
import io.holdfast.impact.ImpactSummary.Touch;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Adds up what a run finds, client by client, in memory that does not grow with the clients. */
final class ImpactTotals {

    private final Map<String, Sum> actions = new TreeMap<>();
    private final Map<String, Sum> playbooks = new TreeMap<>();
    private final Map<String, Sum> segments = new TreeMap<>();
    private final Map<Step, Integer> flow =
            new TreeMap<>(Comparator.comparing(Step::from).thenComparing(Step::to));
    private final Map<Integer, Integer> clientsByEdit = new TreeMap<>();
    private final Sum all = new Sum();
    private int clients;
    private int changed;
    private int newFirst;
    private int untraced;

    /** From one first action to another. */
    private record Step(String from, String to) {}

    void add(Outline before, Outline after, Optional<ClientImpact> impact) {
        clients++;
        count(before, 0);
        count(after, 1);
        flow.merge(new Step(before.first(), after.first()), 1, Integer::sum);
        impact.ifPresent(this::add);
    }

    private void add(ClientImpact impact) {
        changed++;
        Set<Integer> behind = new HashSet<>();
        impact.changes().forEach(change -> behind.addAll(change.causes()));
        behind.forEach(edit -> clientsByEdit.merge(edit, 1, Integer::sum));
        if (impact.changes().stream().anyMatch(change -> change.causes().isEmpty())) {
            untraced++;
        }
        if (!Objects.equals(impact.before().first(), impact.after().first())) {
            newFirst++;
        }
    }

    private void count(Outline outline, int side) {
        Sum segment = segments.computeIfAbsent(outline.segment(), any -> new Sum());
        for (Outline.Line line : outline.recommended()) {
            BigDecimal worth = BigDecimal.valueOf(line.worth()).setScale(2, RoundingMode.HALF_EVEN);
            all.recommended(worth, side);
            segment.recommended(worth, side);
            actions.computeIfAbsent(line.action(), any -> new Sum()).recommended(worth, side);
            playbooks.computeIfAbsent(line.playbook(), any -> new Sum()).recommended(worth, side);
        }
        for (Outline.Line line : outline.heldBack()) {
            all.heldBack(side);
            segment.heldBack(side);
            actions.computeIfAbsent(line.action(), any -> new Sum()).heldBack(side);
            playbooks.computeIfAbsent(line.playbook(), any -> new Sum()).heldBack(side);
        }
    }

    ImpactSummary summary(String from, String to, LocalDate asOf, List<Edit> edits) {
        List<Flow> flows = new ArrayList<>();
        flow.forEach((step, count) -> flows.add(new Flow(step.from(), step.to(), count)));
        flows.sort(Comparator.comparingInt(Flow::clients).reversed());
        return new ImpactSummary(
                from,
                to,
                asOf,
                clients,
                changed,
                newFirst,
                untraced,
                all.line("all"),
                edits.stream()
                        .map(edit -> new Touch(edit, clientsByEdit.getOrDefault(edit.number(), 0)))
                        .toList(),
                lines(actions),
                lines(playbooks),
                lines(segments),
                flows);
    }

    private static List<Line> lines(Map<String, Sum> sums) {
        List<Line> lines = new ArrayList<>();
        sums.forEach((name, sum) -> lines.add(sum.line(name)));
        return lines;
    }

    /** Counts under the earlier book (0) and the later (1); money as decimals, so that no order of adding loses a cent. */
    private static final class Sum {

        private final int[] recommended = new int[2];
        private final int[] heldBack = new int[2];
        private final BigDecimal[] worth = {BigDecimal.ZERO.setScale(2), BigDecimal.ZERO.setScale(2)};

        void recommended(BigDecimal money, int side) {
            recommended[side]++;
            worth[side] = worth[side].add(money);
        }

        void heldBack(int side) {
            heldBack[side]++;
        }

        Line line(String name) {
            return new Line(name, recommended[0], recommended[1], worth[0], worth[1], heldBack[0], heldBack[1]);
        }
    }
}

package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.client.Client;
import io.holdfast.intake.ClientReader;
import io.holdfast.source.Revision;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Books of a large stage share a network from edit to edit; none may ever say a word that is another's. */
class CarriedNetworksTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final int RULES = 500;
    private static final int EDITS = 24;

    private final DirectBuild build = new DirectBuild(false);

    /** What each rule asks for, file by file; the order is the one they stand in. */
    private final List<List<String>> files = new ArrayList<>();

    private Random random = new Random();
    private int names;

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void editByEditEachBookSaysItsOwnAndNothingElse(long seed) {
        random = new Random(seed);
        start();
        RuleBookCompiler compiler = RuleBookCompiler.network();
        List<RuleBook> books = new ArrayList<>();
        List<List<String>> answers = new ArrayList<>();
        for (int i = 0; i < EDITS; i++) {
            SmallBook small = book();
            compiler = i % 4 == 3 ? compiler.heir() : compiler;
            books.add(compiled(compiler, small));
            answers.add(said(compiled(RuleBookCompiler.plain(), small)));
            assertThat(said(books.get(i))).as("edit %d of seed %d", i, seed).isEqualTo(answers.get(i));
            edit();
        }
        for (int i = 0; i < EDITS; i++) {
            assertThat(said(books.get(i)))
                    .as("book %d of seed %d, long after", i, seed)
                    .isEqualTo(answers.get(i));
        }
        assertThat(answers.stream().distinct().count())
                .as("answers that differ")
                .isGreaterThan(EDITS / 3);
    }

    @Test
    void aStageIsBuiltAnewOnceTooMuchOfItsNetworkIsCarriedAlong() {
        List<Rule> rules = new ArrayList<>(rules());
        List<DirectStage> first = parts(rules);
        assertThat(first).hasSize(1);
        assertThat(parts(rules)).as("nothing changed").isEqualTo(first);

        rules.remove(3);
        assertThat(parts(rules)).as("a rule is gone").hasSize(1).isNotEqualTo(first);
        rules.add(renamed(rules.get(7)));
        assertThat(parts(rules)).as("a rule is new").hasSize(2);

        rules.subList(0, RULES / 20).replaceAll(CarriedNetworksTest::renamed);
        List<DirectStage> anew = parts(rules);
        assertThat(anew).as("many are").hasSize(1);
    }

    private List<DirectStage> parts(List<Rule> rules) {
        return ((DirectStages) build.of(new Revision("x"), rules, UnaryOperator.identity(), Map.of()))
                .parts(Stage.PLAYBOOKS);
    }

    private List<Rule> rules() {
        start();
        return compiled(RuleBookCompiler.plain(), book()).rules();
    }

    private static Rule renamed(Rule rule) {
        return new Rule(
                rule.name() + " again",
                rule.stage(),
                rule.playbook(),
                rule.at(),
                rule.validity(),
                rule.when(),
                rule.then(),
                rule.reasons(),
                rule.whenWords(),
                rule.thenWords());
    }

    private void start() {
        for (int file = 0; file < 5; file++) {
            files.add(new ArrayList<>());
            for (int i = 0; i < RULES / 5; i++) {
                files.get(file).add(rule());
            }
        }
    }

    private String rule() {
        int from = random.nextInt(40);
        String more = List.of("", ", status == \"active\"", ", loyalty.visits != null")
                .get(random.nextInt(3));
        String name = "R" + names++;
        return SmallBook.rule(
                name,
                "Client( tenureMonths >= " + from + ", tenureMonths < " + (from + 2) + more + " )"
                        + (names % 3 == 0 ? " $p : Purchase() not Request( service == $p.service )" : ""),
                "    decision.recommend(\"act\").because(\"so says " + name + "\");\n");
    }

    private void edit() {
        List<String> file = files.get(random.nextInt(files.size()));
        int place = random.nextInt(file.size());
        switch (random.nextInt(6)) {
            case 0 -> file.add(place, rule());
            case 1 -> file.remove(place);
            case 2 -> file.add(0, "\n\n");
            case 3 -> files.get(random.nextInt(files.size())).add(file.remove(place));
            case 4 -> {
                for (int i = 0; i < 8; i++) {
                    file.set(random.nextInt(file.size()), rule());
                }
            }
            default -> file.set(place, rule());
        }
    }

    private SmallBook book() {
        SmallBook book = new SmallBook();
        for (int i = 0; i < files.size(); i++) {
            book.with("retention/rules-" + i + ".drl", String.join("", files.get(i)));
        }
        return book;
    }

    /** What it says to clients of all ages, with the place of every rule. */
    private static List<String> said(RuleBook book) {
        ClientReader reader = new ClientReader(book.catalogue().book());
        return IntStream.range(0, 14)
                .mapToObj(i -> reader.read(
                                "{\"id\":\"C\",\"status\":\"" + (i % 2 == 0 ? "active" : "lapsed") + "\",\"since\":\""
                                        + TODAY.minusMonths(3L * i) + "\",\"purchases\":[{\"service\":\"hosting\"}]"
                                        + (i % 3 == 0 ? ",\"loyalty\":{\"visits\":2}" : "") + "}",
                                TODAY)
                        .fold(client -> client, problems -> {
                            throw new AssertionError(problems.toString());
                        }))
                .flatMap(client -> said(book, client))
                .toList();
    }

    private static Stream<String> said(RuleBook book, Client client) {
        List<Object> facts = new ArrayList<>(List.of(client));
        facts.addAll(client.purchases());
        return book.run(Stage.PLAYBOOKS, client, facts).stream()
                .map(conclusion ->
                        conclusion.by().rule() + " " + conclusion.by().at());
    }

    private static RuleBook compiled(RuleBookCompiler compiler, SmallBook book) {
        return compiler.compile(book.files()).fold(compiled -> compiled, faults -> {
            throw new AssertionError(faults.toString());
        });
    }
}

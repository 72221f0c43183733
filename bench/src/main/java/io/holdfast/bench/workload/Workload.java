package io.holdfast.bench.workload;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.client.Client;
import io.holdfast.client.ClientReading;
import io.holdfast.intake.ClientReader;
import io.holdfast.source.SourceFiles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A made-up rule book and clients for it, the same for every contestant.
 *
 * <p>Like a book of large tables: five families of rules each cut the clients into cells by two texts and the band of a
 * number, so that every client lies in exactly one cell of each family.
 */
public final class Workload {

    public static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CLIENTS = 200;
    private static final int BAND = 12;
    private static final int RULES_A_FILE = 100;

    private static final Fact[][] FAMILIES = {
        {Fact.INDUSTRY, Fact.TERM, Fact.TENURE},
        {Fact.SEGMENT, Fact.TIER, Fact.FEE},
        {Fact.INDUSTRY, Fact.STATUS, Fact.SESSIONS},
        {Fact.REGION, Fact.TIER, Fact.VISITS},
        {Fact.REGION, Fact.STATUS, Fact.USERS},
    };

    private final Random random;
    private final Shape shape;
    private final List<MadeRule> rules;
    private final List<Map<Fact, Object>> clients = new ArrayList<>();

    private Workload(int count, Matches matches, long seed) {
        random = new Random(seed);
        shape = Shape.of(matches == Matches.GROWING ? Math.min(count, 50) : count);
        int twins = count / FAMILIES.length / shape.cells();
        rules = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Fact[] family = FAMILIES[i % FAMILIES.length];
            rules.add(rule(i, family, i / FAMILIES.length % shape.cells(), twins > 1 ? BAND / 4 : 0));
        }
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(client());
        }
    }

    /**
     * The same seed gives the same rules and clients.
     *
     * @param rules 5, 50, 500 or 5,000
     */
    public static Workload of(int rules, Matches matches, long seed) {
        return new Workload(rules, matches, seed);
    }

    public List<MadeRule> rules() {
        return List.copyOf(rules);
    }

    /** What is known about each client, for engines that do not read ours. */
    public List<Map<Fact, Object>> facts() {
        return List.copyOf(clients);
    }

    /** The book as an analyst would keep it: a hundred rules a file. */
    public SourceFiles files() {
        Map<String, String> files = new LinkedHashMap<>(Catalogues.FILES);
        for (int from = 0; from < rules.size(); from += RULES_A_FILE) {
            files.put(
                    "retention/rules-%02d.drl".formatted(from / RULES_A_FILE),
                    drl(rules.subList(from, Math.min(rules.size(), from + RULES_A_FILE))));
        }
        return SourceFiles.of(files);
    }

    /** The same rules as one text. */
    public String drl() {
        return drl(rules);
    }

    /** The book with one number of one rule changed. */
    public SourceFiles edited(SourceFiles files, int rule) {
        String path = "retention/rules-%02d.drl".formatted(rule / RULES_A_FILE);
        MadeRule made = rules.get(rule);
        List<Condition> conditions = new ArrayList<>(made.conditions());
        Condition last = conditions.remove(conditions.size() - 1);
        conditions.add(Condition.below(last.fact(), last.number() + 1));
        MadeRule changed = new MadeRule(made.name(), made.action(), conditions);
        return files.with(path, files.text(path).orElseThrow().replace(made.drl(), changed.drl()));
    }

    /** Names of the rules that hold for a client, by asking each condition of the bare facts. */
    public List<String> matches(int client) {
        Map<Fact, Object> facts = clients.get(client);
        return rules.stream()
                .filter(rule -> rule.conditions().stream().allMatch(condition -> condition.holds(facts)))
                .map(MadeRule::name)
                .toList();
    }

    /** The clients as our engine takes them. */
    public List<Client> clients() {
        ClientReader reader = new ClientReader(Catalogues.book());
        List<Client> read = new ArrayList<>();
        for (Map<Fact, Object> facts : clients) {
            ClientReading reading = reader.read(json("C-" + read.size(), facts), DAY);
            if (!(reading instanceof ClientReading.Read good)) {
                throw new IllegalStateException("A made-up client is refused: " + reading);
            }
            read.add(good.client());
        }
        return read;
    }

    private MadeRule rule(int number, Fact[] family, int cell, int widest) {
        int from = (1 + cell / shape.firsts() / shape.seconds()) * BAND;
        return new MadeRule(
                "R" + number,
                "act-" + number % Catalogues.ACTIONS,
                List.of(
                        Condition.is(family[0], family[0].word(cell % shape.firsts())),
                        Condition.is(family[1], family[1].word(cell / shape.firsts() % shape.seconds())),
                        Condition.atLeast(family[2], from - upTo(widest)),
                        Condition.below(family[2], from + BAND + upTo(widest))));
    }

    private int upTo(int widest) {
        return widest == 0 ? 0 : random.nextInt(widest + 1);
    }

    private Map<Fact, Object> client() {
        Map<Fact, Object> facts = new EnumMap<>(Fact.class);
        for (Fact[] family : FAMILIES) {
            facts.put(family[0], family[0].word(random.nextInt(shape.firsts())));
            facts.put(family[1], family[1].word(random.nextInt(shape.seconds())));
            facts.put(family[2], BAND + random.nextInt(shape.bands() * BAND));
        }
        return facts;
    }

    private static String drl(List<MadeRule> rules) {
        StringBuilder text = new StringBuilder();
        rules.forEach(rule -> text.append(rule.drl()).append('\n'));
        return text.toString();
    }

    private static ObjectNode json(String id, Map<Fact, Object> facts) {
        ObjectNode client = JSON.createObjectNode().put("id", id);
        facts.forEach((fact, value) -> {
            if (fact == Fact.TENURE) {
                client.put("since", DAY.minusMonths((Integer) value).toString());
                return;
            }
            String[] steps = fact.path().split("\\.");
            ObjectNode group = steps.length == 1 ? client : client.withObject("/" + steps[0]);
            group.set(steps[steps.length - 1], JSON.valueToTree(value));
        });
        return client;
    }
}

package io.holdfast.rulebook;

import io.holdfast.catalogue.Openings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Tells what single facts tell before any network is asked: a rule needs a fact for each of its patterns, and one that
 * lacks a fact cannot fire. What is left is matched by trying where the rules are simple and the facts are few; of all
 * others only the network knows.
 */
final class Prospects {

    /** Beyond so many rules that no condition on the client picks out, Drools' indexes find sooner what matters. */
    private static final int MOST_LOOKED_AT = 400;

    /** Beyond so many choices of facts Drools' indexes find sooner which of them fit together. */
    private static final int MOST_TRIED = 2_000;

    private final List<Need> needs = new ArrayList<>();
    private final Outlook[] rules;
    private final BitSet always = new BitSet();
    private final int[][] byNeed;
    private final Sieve clients;

    /** Under which number the facts that meet a need are remembered, for needs of other facts than the client. */
    private final int[] places;

    private final int others;
    private final boolean worthIt;

    /** What openings meet, and the bit of each need there; -1 for needs of other facts. */
    private final OpeningNeeds openings = new OpeningNeeds();

    private final int[] bits;

    /**
     * What one rule needs, by number.
     *
     * @param required what must be met for it to fire, what costs least to know first
     * @param asked what its patterns ask about, what must not be there among it
     * @param matching how it is matched without a network; null where only the network tells
     */
    private record Outlook(
            int[] required, int[] asked, @Nullable Matching matching) {}

    Prospects(List<Rule> rules) {
        Map<String, Integer> numbers = new HashMap<>();
        Checks checks = new Checks();
        List<Sieve.Wish> wishes = new ArrayList<>();
        ToIntFunction<Element.Pattern> number = pattern -> numbers.computeIfAbsent(Need.text(pattern), any -> {
            if (pattern.type() == FactType.CLIENT) {
                wishes.add(new Sieve.Wish(needs.size(), pattern, Need.alone(pattern)));
            }
            needs.add(Need.of(pattern, checks));
            return needs.size() - 1;
        });
        List<Outlook> outlooks = new ArrayList<>(rules.size());
        for (Rule rule : rules) {
            List<Integer> required = new ArrayList<>();
            List<Integer> asked = new ArrayList<>();
            rule.when().forEach(element -> required(element, pattern -> required.add(number.applyAsInt(pattern))));
            rule.when().forEach(element -> asked(element, pattern -> asked.add(number.applyAsInt(pattern))));
            required.sort(Comparator.comparing(need -> needs.get(need).type()));
            int[] least = array(required);
            int[] all = array(asked);
            outlooks.add(new Outlook(
                    least,
                    Arrays.equals(least, all) ? least : all,
                    Matching.of(rule, number).orElse(null)));
        }
        this.rules = outlooks.toArray(Outlook[]::new);
        this.clients = new Sieve(wishes, checks);
        this.byNeed = byNeed();
        this.places = new int[needs.size()];
        int place = 0;
        for (int need = 0; need < places.length; need++) {
            places[need] = needs.get(need).type() == FactType.CLIENT ? -1 : place++;
        }
        this.others = place;
        this.bits = new int[needs.size()];
        for (int need = 0; need < bits.length; need++) {
            bits[need] = needs.get(need).type() == FactType.OPENING ? openings.add(needs.get(need)) : -1;
        }
        this.worthIt = always.cardinality() <= MOST_LOOKED_AT;
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).distinct().toArray();
    }

    /** The rules by the condition on the client without which they have no prospects. */
    private int[][] byNeed() {
        List<List<Integer>> lists = new ArrayList<>();
        needs.forEach(any -> lists.add(new ArrayList<>(1)));
        for (int rule = 0; rule < rules.length; rule++) {
            int[] required = rules[rule].required();
            if (required.length > 0 && isChoice(needs.get(required[0]))) {
                lists.get(required[0]).add(rule);
            } else {
                always.set(rule);
            }
        }
        return lists.stream().map(Prospects::array).toArray(int[][]::new);
    }

    private static boolean isChoice(Need need) {
        return need.type() == FactType.CLIENT && !need.isAny();
    }

    /** Whether looking costs less than it saves. */
    boolean areWorthIt() {
        return worthIt;
    }

    private static void required(Element element, Consumer<Element.Pattern> each) {
        if (element instanceof Element.Pattern pattern) {
            each.accept(pattern);
        } else if (element instanceof Element.Exists exists) {
            required(exists.part(), each);
        } else if (element instanceof Element.And and) {
            and.parts().forEach(part -> required(part, each));
        }
    }

    private static void asked(Element element, Consumer<Element.Pattern> each) {
        if (element instanceof Element.Pattern pattern) {
            each.accept(pattern);
        } else if (element instanceof Element.Not not) {
            asked(not.part(), each);
        } else if (element instanceof Element.Exists exists) {
            asked(exists.part(), each);
        } else if (element instanceof Element.Or or) {
            or.parts().forEach(part -> asked(part, each));
        } else if (element instanceof Element.And and) {
            and.parts().forEach(part -> asked(part, each));
        } else if (element instanceof Element.Gather gather) {
            asked(gather.source(), each);
        }
    }

    /**
     * Whether any rule has prospects.
     *
     * @param seen the kinds of fact that are known; needs of other kinds are taken to be met
     */
    boolean any(FactSet facts, Set<FactType> seen) {
        byte[] known = new byte[needs.size()];
        for (Outlook rule : rules) {
            boolean has = true;
            for (int i = 0; has && i < rule.required().length; i++) {
                int need = rule.required()[i];
                has = !seen.contains(needs.get(need).type()) || isMet(need, facts, known);
            }
            if (has) {
                return true;
            }
        }
        return false;
    }

    /** Whether a need is met, each looked at once at most. */
    private boolean isMet(int need, FactSet facts, byte[] known) {
        if (known[need] == 0) {
            known[need] = (byte) (needs.get(need).isMet(facts) ? 1 : -1);
        }
        return known[need] > 0;
    }

    /** Looks at all rules with what is known of one client. */
    Look look(FactSet facts) {
        Look look = new Look(facts);
        look.all();
        return look;
    }

    /** The rules that have prospects with some facts. */
    final class Look implements Matching.Facts {

        private final FactSet facts;
        private final BitSet met = new BitSet();
        private final BitSet having = new BitSet();
        private @Nullable List<Object>[] meeting = lists(0);

        private Look(FactSet facts) {
            this.facts = facts;
        }

        @SuppressWarnings({"unchecked", "rawtypes"}) // there is no array of a list of something
        private static @Nullable List<Object>[] lists(int count) {
            return new List[count];
        }

        private void all() {
            List<Object> own = facts.of(FactType.CLIENT);
            for (int i = 0; i < own.size(); i++) {
                clients.met(own.get(i), met);
            }
            for (int need = met.nextSetBit(0); need >= 0; need = met.nextSetBit(need + 1)) {
                for (int rule : byNeed[need]) {
                    add(rule);
                }
            }
            for (int rule = always.nextSetBit(0); rule >= 0; rule = always.nextSetBit(rule + 1)) {
                add(rule);
            }
        }

        private void add(int rule) {
            for (int need : rules[rule].required()) {
                if (!isMet(need)) {
                    return;
                }
            }
            having.set(rule);
        }

        private boolean isMet(int need) {
            return places[need] < 0 ? met.get(need) : !meeting(need).isEmpty();
        }

        @Override
        public List<Object> meeting(int need) {
            int place = places[need];
            if (place < 0) {
                return met.get(need) ? clientsMeeting(need) : List.of();
            }
            if (meeting.length == 0) {
                meeting = lists(others);
            }
            List<Object> known = meeting[place];
            if (known == null) {
                known = fresh(need);
                meeting[place] = known;
            }
            return known;
        }

        private List<Object> fresh(int need) {
            return bits[need] >= 0 && facts.openings() instanceof Openings own
                    ? openings.meeting(bits[need], own)
                    : needs.get(need).meeting(facts);
        }

        /** There is one client nearly always, and whether they meet a need is known: nothing is asked again. */
        private List<Object> clientsMeeting(int need) {
            List<Object> own = facts.of(FactType.CLIENT);
            return own.size() == 1 ? own : needs.get(need).meeting(facts);
        }

        /** Whether all that the rules have to say can be told by trying, and soon. */
        boolean tellsAll() {
            long tries = 0;
            for (int rule = having.nextSetBit(0); rule >= 0; rule = having.nextSetBit(rule + 1)) {
                Matching matching = rules[rule].matching();
                if (matching == null) {
                    return false;
                }
                tries += matching.tries(this);
                if (tries > MOST_TRIED) {
                    return false;
                }
            }
            return true;
        }

        /** Has every rule speak, where trying tells all. */
        void say(Conclusions conclusions) {
            for (int rule = having.nextSetBit(0); rule >= 0; rule = having.nextSetBit(rule + 1)) {
                Objects.requireNonNull(rules[rule].matching()).say(this, conclusions);
            }
        }

        /**
         * The facts that rules with prospects ask about. To a rule without prospects it makes no difference what is
         * there: it stays without the fact it lacks.
         */
        List<Object> wanted() {
            List<List<Need>> byType = asked();
            List<Object> wanted = new ArrayList<>();
            for (FactType type : FactType.ALL) {
                for (Object fact : facts.of(type)) {
                    if (isAsked(byType.get(type.ordinal()), fact)) {
                        wanted.add(fact);
                    }
                }
            }
            return wanted;
        }

        private List<List<Need>> asked() {
            BitSet asked = new BitSet(needs.size());
            for (int rule = having.nextSetBit(0); rule >= 0; rule = having.nextSetBit(rule + 1)) {
                for (int need : rules[rule].asked()) {
                    asked.set(need);
                }
            }
            List<List<Need>> byType = new ArrayList<>();
            FactType.ALL.forEach(type -> byType.add(new ArrayList<>()));
            for (int need = asked.nextSetBit(0); need >= 0; need = asked.nextSetBit(need + 1)) {
                byType.get(needs.get(need).type().ordinal()).add(needs.get(need));
            }
            return byType;
        }

        private static boolean isAsked(List<Need> asked, Object fact) {
            for (int i = 0; i < asked.size(); i++) {
                if (asked.get(i).isMetBy(fact)) {
                    return true;
                }
            }
            return false;
        }
    }
}

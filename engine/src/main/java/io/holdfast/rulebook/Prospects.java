package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Tells what single facts tell before any network is asked: a rule needs a fact for each of its patterns. One that lacks
 * a fact cannot fire. One whose patterns ask nothing of each other fires for every choice of facts that meet its needs;
 * of all others only the network knows.
 */
final class Prospects {

    /** Beyond so many rules that no condition on the client picks out, Drools' indexes find sooner what matters. */
    private static final int MOST_LOOKED_AT = 400;

    private final List<Need> needs = new ArrayList<>();
    private final List<Outlook> rules = new ArrayList<>();
    private final List<Outlook> always = new ArrayList<>();
    private final Outlook[][] byNeed;
    private final Sieve clients;

    /**
     * What one rule needs, by number.
     *
     * @param required what must be met for it to fire, what costs least to know first
     * @param asked what its patterns ask about in the order of its when, what must not be there among it
     * @param isPlain whether each part of its when is one pattern that asks nothing of other facts
     */
    private record Outlook(Rule rule, int[] required, int[] asked, boolean isPlain) {}

    Prospects(List<Rule> rules) {
        Map<String, Integer> numbers = new HashMap<>();
        Checks checks = new Checks();
        List<Sieve.Wish> wishes = new ArrayList<>();
        Function<Element.Pattern, Integer> number = pattern -> numbers.computeIfAbsent(Need.text(pattern), any -> {
            if (pattern.type() == FactType.CLIENT) {
                wishes.add(new Sieve.Wish(needs.size(), pattern, Need.alone(pattern)));
            }
            needs.add(Need.of(pattern, checks));
            return needs.size() - 1;
        });
        for (Rule rule : rules) {
            List<Integer> required = new ArrayList<>();
            List<Integer> asked = new ArrayList<>();
            rule.when().forEach(element -> required(element, pattern -> required.add(number.apply(pattern))));
            rule.when().forEach(element -> asked(element, pattern -> asked.add(number.apply(pattern))));
            required.sort(Comparator.comparing(need -> needs.get(need).type()));
            int[] least = array(required);
            int[] all = asked.stream().mapToInt(Integer::intValue).toArray();
            boolean isPlain = !rule.isOnlyDrools() && rule.when().stream().allMatch(Prospects::isPlain);
            this.rules.add(new Outlook(rule, least, Arrays.equals(least, all) ? least : all, isPlain));
        }
        this.clients = new Sieve(wishes, checks);
        this.byNeed = byNeed();
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).distinct().toArray();
    }

    private static boolean isPlain(Element element) {
        if (element instanceof Element.Not not) {
            return not.part() instanceof Element.Pattern pattern && Need.isAll(pattern);
        } else if (element instanceof Element.Exists exists) {
            return exists.part() instanceof Element.Pattern pattern && Need.isAll(pattern);
        }
        return element instanceof Element.Pattern pattern && Need.isAll(pattern);
    }

    /** The rules by the condition on the client without which they have no prospects. */
    private Outlook[][] byNeed() {
        List<List<Outlook>> lists = new ArrayList<>();
        needs.forEach(any -> lists.add(new ArrayList<>(1)));
        for (Outlook rule : rules) {
            if (rule.required().length > 0 && isChoice(needs.get(rule.required()[0]))) {
                lists.get(rule.required()[0]).add(rule);
            } else {
                always.add(rule);
            }
        }
        return lists.stream().map(list -> list.toArray(Outlook[]::new)).toArray(Outlook[][]::new);
    }

    private static boolean isChoice(Need need) {
        return need.type() == FactType.CLIENT && !need.checks().isEmpty();
    }

    /** Whether looking costs less than it saves. */
    boolean areWorthIt() {
        return always.size() <= MOST_LOOKED_AT;
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
    final class Look {

        private final FactSet facts;
        private final BitSet met = new BitSet();
        private byte[] known = {};
        private final List<Outlook> having = new ArrayList<>();
        private boolean isPlain = true;

        private Look(FactSet facts) {
            this.facts = facts;
        }

        private void all() {
            List<Object> own = facts.of(FactType.CLIENT);
            for (int i = 0; i < own.size(); i++) {
                clients.met(own.get(i), met);
            }
            for (int need = met.nextSetBit(0); need >= 0; need = met.nextSetBit(need + 1)) {
                for (Outlook rule : byNeed[need]) {
                    add(rule);
                }
            }
            for (int i = 0; i < always.size(); i++) {
                add(always.get(i));
            }
        }

        private void add(Outlook rule) {
            for (int need : rule.required()) {
                if (!isMet(need)) {
                    return;
                }
            }
            having.add(rule);
            isPlain &= rule.isPlain();
        }

        private boolean isMet(int need) {
            if (needs.get(need).type() == FactType.CLIENT) {
                return met.get(need);
            }
            if (known.length == 0) {
                known = new byte[needs.size()];
            }
            return Prospects.this.isMet(need, facts, known);
        }

        /** Whether single facts tell all that the rules have to say. */
        boolean tellsAll() {
            return isPlain;
        }

        /** Has every rule speak, where single facts tell all. */
        void say(Conclusions conclusions) {
            for (int i = 0; i < having.size(); i++) {
                say(having.get(i), 0, new Bindings(), conclusions);
            }
        }

        private void say(Outlook rule, int at, Bindings bindings, Conclusions conclusions) {
            if (at == rule.asked().length) {
                Speech.say(rule.rule(), bindings, conclusions);
                return;
            }
            Element element = rule.rule().when().get(at);
            int need = rule.asked()[at];
            if (element instanceof Element.Pattern pattern) {
                List<Object> all = facts.of(pattern.type());
                for (int i = 0; i < all.size(); i++) {
                    if (all.size() == 1 || needs.get(need).isMetBy(all.get(i))) {
                        say(rule, at + 1, pattern.bound(all.get(i), bindings), conclusions);
                    }
                }
            } else if (element instanceof Element.Exists || !isMet(need)) {
                say(rule, at + 1, bindings, conclusions);
            }
        }

        /**
         * The facts that rules with prospects ask about. To a rule without prospects it makes no difference what is
         * there: it stays without the fact it lacks.
         */
        List<Object> wanted(List<?> all) {
            List<List<Need>> byType = asked();
            List<Object> wanted = new ArrayList<>();
            for (Object fact : all) {
                FactType.of(fact)
                        .filter(type -> isAsked(byType.get(type.ordinal()), fact))
                        .ifPresent(type -> wanted.add(fact));
            }
            return wanted;
        }

        private List<List<Need>> asked() {
            BitSet asked = new BitSet(needs.size());
            for (Outlook rule : having) {
                for (int need : rule.asked()) {
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

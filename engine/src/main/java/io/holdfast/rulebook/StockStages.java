package io.holdfast.rulebook;

import io.holdfast.client.Client;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.core.time.impl.PseudoClockScheduler;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ClockTypeOption;
import org.kie.api.runtime.rule.Match;

/** The stages of a book as stock Drools built them; every run has a session of its own. */
final class StockStages implements Stages {

    private final Map<Stage, Map<String, Rule>> rules = new EnumMap<>(Stage.class);
    private final Map<Stage, KieBase> bases;

    StockStages(List<Rule> rules, Map<Stage, KieBase> bases) {
        this.bases = bases;
        for (Rule rule : rules) {
            this.rules.computeIfAbsent(rule.stage(), any -> new HashMap<>()).put(rule.name(), rule);
        }
    }

    @Override
    public List<Conclusion> run(Stage stage, Client client, FactSet facts) {
        Map<String, Rule> byName = rules.getOrDefault(stage, Map.of());
        KieBase base = bases.get(stage);
        if (byName.isEmpty() || base == null) {
            return List.of();
        }
        Conclusions conclusions = new Conclusions(client, facts);
        LocalDate asOf = client.asOf();
        KieSession session = session(base, asOf);
        try {
            session.setGlobal("decision", conclusions);
            session.addEventListener(new DefaultAgendaEventListener() {
                @Override
                public void beforeMatchFired(BeforeMatchFiredEvent event) {
                    Rule rule = ruleOf(byName, event.getMatch());
                    conclusions.speaks(rule, bindings(event.getMatch()).only(rule.named()));
                }
            });
            facts.all().forEach(session::insert);
            session.fireAllRules(match -> ruleOf(byName, match).isInForceOn(asOf));
        } finally {
            session.dispose();
        }
        return conclusions.said();
    }

    /**
     * A session to which it is the day that is looked at: whatever asks it for the time hears noon of that day, where this
     * machine is, for Drools reads the days of rules as days there.
     */
    private static KieSession session(KieBase base, LocalDate asOf) {
        KieSessionConfiguration configuration = KieServices.Factory.get().newKieSessionConfiguration();
        configuration.setOption(ClockTypeOption.PSEUDO);
        KieSession session = base.newKieSession(configuration, null);
        PseudoClockScheduler clock = session.getSessionClock();
        clock.setStartupTime(
                asOf.atTime(12, 0).atZone(ZoneId.systemDefault()).toInstant().toEpochMilli());
        return session;
    }

    private static Rule ruleOf(Map<String, Rule> byName, Match match) {
        Rule rule = byName.get(match.getRule().getName());
        if (rule == null) {
            throw new IllegalStateException(
                    "No rule of the book is called " + match.getRule().getName() + ".");
        }
        return rule;
    }

    private static Bindings bindings(Match match) {
        Bindings bindings = new Bindings();
        for (String name : match.getDeclarationIds()) {
            if (name.startsWith("$")) {
                bindings = bindings.with(name, match.getDeclarationValue(name));
            }
        }
        return bindings;
    }
}

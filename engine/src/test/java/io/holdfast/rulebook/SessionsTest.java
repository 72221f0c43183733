package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.client.Moment;
import io.holdfast.client.Purchase;
import java.time.LocalDate;
import java.util.List;
import org.drools.model.Global;
import org.drools.model.PatternDSL;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.junit.jupiter.api.Test;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/** A session serves one run at a time, and keeps nothing of it. */
class SessionsTest {

    private static final Purchase BOUGHT =
            new Purchase(new Moment(LocalDate.of(2026, 3, 1), 30, 45), "hosting", LocalDate.of(2026, 2, 1), 20.0);

    @Test
    void aSessionThatWentBackServesTheNextRun() {
        Sessions sessions = new Sessions(base(), true);
        KieSession first = finished(sessions);
        try (Lease next = sessions.lease()) {
            assertThat(next.session()).isSameAs(first);
        }
    }

    @Test
    void aSessionGivenBackTwiceIsStillLentToOneRunOnly() {
        Sessions sessions = new Sessions(base(), true);
        Lease lease = sessions.lease();
        lease.finish();
        lease.close();
        lease.close();
        try (Lease one = sessions.lease();
                Lease other = sessions.lease()) {
            assertThat(one.session()).isNotSameAs(other.session());
        }
    }

    @Test
    void aSessionAfterAFaultIsThrownAway() {
        Sessions sessions = new Sessions(base(), true);
        KieSession broken;
        try (Lease lease = sessions.lease()) {
            broken = lease.session();
            broken.insert(BOUGHT);
        }
        try (Lease next = sessions.lease()) {
            assertThat(next.session()).isNotSameAs(broken);
        }
        assertThat(broken.getKieBase().getKieSessions().contains(broken)).isFalse();
    }

    @Test
    void aSessionThatWentBackIsOutOfReach() {
        Lease lease = new Sessions(base(), true).lease();
        lease.finish();
        lease.close();
        assertThatThrownBy(lease::session).hasMessageContaining("went back");
    }

    @Test
    void nothingOfAClientIsLeftInASessionThatIsKept() {
        KieSession used = finished(new Sessions(base(), true));
        assertThat(List.copyOf(used.getObjects())).isEmpty();
        assertThat(used.getGlobals().getGlobalKeys()).isEmpty();
    }

    @Test
    void largeNetworksKeepNoSession() {
        Sessions sessions = new Sessions(base(), false);
        KieSession first = finished(sessions);
        try (Lease next = sessions.lease()) {
            assertThat(next.session()).isNotSameAs(first);
        }
    }

    private static KieSession finished(Sessions sessions) {
        try (Lease lease = sessions.lease()) {
            KieSession session = lease.session();
            session.setGlobal("decision", "a client's");
            session.insert(BOUGHT);
            assertThat(session.fireAllRules()).isOne();
            lease.finish();
            return session;
        }
    }

    /** One rule: whatever was bought, fire. */
    private static KieBase base() {
        var bought = PatternDSL.declarationOf(Purchase.class);
        Global<String> decision = PatternDSL.globalOf(String.class, "test", "decision");
        var rule = PatternDSL.rule("test", "bought")
                .build(PatternDSL.pattern(bought), PatternDSL.on(bought).execute(any -> {}));
        return KieBaseBuilder.createKieBaseFromModel(
                new ModelImpl("test").withRules(List.of(rule)).addGlobal(decision));
    }
}

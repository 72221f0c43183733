package io.holdfast.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.WebApplicationException;
import org.junit.jupiter.api.Test;

class CallsAtOnceTest {

    private static final int THREADS = 1_024;

    private static final Caller CRM = new Caller("key:crm", Role.CRM);
    private static final Caller OTHER = new Caller("key:other", Role.CRM);

    private final CallsAtOnce calls = new CallsAtOnce(2, THREADS);

    @Test
    void refusesOneCallerAndNotTheNext() throws Exception {
        AutoCloseable first = calls.begin(CRM, false);
        calls.begin(CRM, false);

        assertThatThrownBy(() -> calls.begin(CRM, false))
                .isInstanceOfSatisfying(WebApplicationException.class, refused -> {
                    assertThat(refused.getResponse().getStatus()).isEqualTo(429);
                    assertThat(refused.getResponse().getHeaderString("Retry-After"))
                            .isEqualTo("1");
                });
        calls.begin(OTHER, false);
        first.close();
        calls.begin(CRM, false);
    }

    @Test
    void allWhoShowNothingAreOneCallerWithLess() throws Exception {
        CallsAtOnce eight = new CallsAtOnce(8, THREADS);
        AutoCloseable first = eight.beginOfNobody();
        eight.beginOfNobody();

        assertThatThrownBy(eight::beginOfNobody).isInstanceOf(WebApplicationException.class);
        eight.begin(CRM, false);
        first.close();
        eight.beginOfNobody();
    }

    @Test
    void aCallEndsOnceAndLeavesNothing() throws Exception {
        AutoCloseable one = calls.begin(CRM, false);
        AutoCloseable two = calls.begin(CRM, false);

        one.close();
        one.close();
        assertThat(calls.callers()).isEqualTo(1);
        two.close();

        assertThat(calls.callers()).isZero();
    }

    @Test
    void anEighthMayStillBeOnTheirWay() throws Exception {
        CallsAtOnce sixteen = new CallsAtOnce(16, THREADS);
        sixteen.begin(CRM, true);
        AutoCloseable second = sixteen.begin(CRM, true);

        assertThatThrownBy(() -> sixteen.begin(CRM, true)).isInstanceOf(WebApplicationException.class);
        sixteen.begin(CRM, false);
        sixteen.begin(OTHER, true);
        second.close();
        second.close();
        sixteen.begin(CRM, true);
        assertThatThrownBy(() -> sixteen.begin(CRM, true)).isInstanceOf(WebApplicationException.class);
    }

    @Test
    void someCallersTogetherLeaveAQuarterToThoseWithFew() throws Exception {
        CallsAtOnce hundred = new CallsAtOnce(50, 100);
        for (int i = 0; i < 50; i++) {
            hundred.begin(CRM, false);
        }
        AutoCloseable last = hundred.begin(OTHER, false);
        for (int i = 1; i < 25; i++) {
            last = hundred.begin(OTHER, false);
        }

        assertThatThrownBy(() -> hundred.begin(OTHER, false)).isInstanceOf(WebApplicationException.class);
        for (int i = 0; i < 16; i++) {
            hundred.begin(new Caller("key:third", Role.CRM), false);
        }
        last.close();
        assertThatThrownBy(() -> hundred.begin(OTHER, false)).isInstanceOf(WebApplicationException.class);
    }
}

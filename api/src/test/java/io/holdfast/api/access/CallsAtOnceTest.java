package io.holdfast.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.WebApplicationException;
import org.junit.jupiter.api.Test;

class CallsAtOnceTest {

    private static final Caller CRM = new Caller("key:crm", Role.CRM);
    private static final Caller OTHER = new Caller("key:other", Role.CRM);

    private final CallsAtOnce calls = new CallsAtOnce(2);

    @Test
    void refusesOneCallerAndNotTheNext() throws Exception {
        AutoCloseable first = calls.begin(CRM);
        calls.begin(CRM);

        assertThatThrownBy(() -> calls.begin(CRM)).isInstanceOfSatisfying(WebApplicationException.class, refused -> {
            assertThat(refused.getResponse().getStatus()).isEqualTo(429);
            assertThat(refused.getResponse().getHeaderString("Retry-After")).isEqualTo("1");
        });
        calls.begin(OTHER);
        first.close();
        calls.begin(CRM);
    }

    @Test
    void allWhoShowNothingAreOneCallerWithLess() throws Exception {
        CallsAtOnce eight = new CallsAtOnce(8);
        AutoCloseable first = eight.beginOfNobody();
        eight.beginOfNobody();

        assertThatThrownBy(eight::beginOfNobody).isInstanceOf(WebApplicationException.class);
        eight.begin(CRM);
        first.close();
        eight.beginOfNobody();
    }

    @Test
    void aCallEndsOnceAndLeavesNothing() throws Exception {
        AutoCloseable one = calls.begin(CRM);
        AutoCloseable two = calls.begin(CRM);

        one.close();
        one.close();
        assertThat(calls.callers()).isEqualTo(1);
        two.close();

        assertThat(calls.callers()).isZero();
    }
}

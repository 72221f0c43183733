package io.holdfast.decision;

import static io.holdfast.decision.EveryKind.decision;
import static io.holdfast.decision.EveryKind.only;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReasonsTest {

    @Test
    void factsReadAsPeopleWriteThem() {
        String facts = "'name':'{name} & <Co>','contract':{'monthlyFee':2340.5,'marginRate':0.425},"
                + "'usage':{'sessions30d':60,'sessionsPrior30d':80},'since':'2024-02-29','segment':'retail',"
                + "'services':['website','web-app'],'delivery':{'teamTrained':false},"
                + "'loyalty':{'lastVisit':'2026-01-01','visitsPerYear':12}";
        assertThat(only(decision("reasons", facts)).because())
                .isEqualTo(
                        "{name} & <Co>: 2,341 at 42 %, -25 %, since 29 Feb 2024, retail, website, web-app, no, 2,341,"
                                + " 24, 1.9");
    }

    @Test
    void smallMoneyKeepsItsCents() {
        assertThat(only(decision("reasons", "'contract':{'monthlyFee':29.9}")).because())
                .startsWith("unknown: 29.90 at unknown");
    }

    @Test
    void theUnknownIsCalledUnknown() {
        assertThat(only(decision("reasons", "")).because())
                .isEqualTo("unknown: unknown at unknown, unknown, since unknown, unknown, none, unknown, unknown,"
                        + " unknown, unknown");
    }
}

package io.holdfast.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> KNOWN = List.of("ask-nps", "contract.term", "contract.end", "website", "red");

    @ParameterizedTest
    @CsvSource({
        "ask-npss, ask-nps",
        "ask-nsp, ask-nps",
        "Website, website",
        "webiste, website",
        "contract.trem, contract.term",
        "rad, red"
    })
    void findsTheWordThatWasMeant(String typed, String meant) {
        assertThat(Nearest.to(typed, KNOWN)).contains(meant);
        assertThat(Nearest.advice(typed, KNOWN)).isEqualTo("Did you mean `" + meant + "`?");
    }

    @ParameterizedTest
    @CsvSource({"hosting", "xyz", "''", "blue"})
    void proposesNothingWhereNothingIsNear(String typed) {
        assertThat(Nearest.to(typed, KNOWN)).isEmpty();
        assertThat(Nearest.advice(typed, KNOWN)).isEmpty();
    }

    @Test
    void ofTwoAsNearTheFirstOfTheAlphabetIsProposedAlways() {
        assertThat(Nearest.to("cat", List.of("rat", "bat"))).contains("bat");
        assertThat(Nearest.to("cat", List.of("bat", "rat"))).contains("bat");
    }

    @Test
    void aSentenceMayBeFurtherOffThanAWord() {
        List<String> sentences = List.of("The client is active", "The health is {theHealth}");
        assertThat(Nearest.sentenceTo("The health is reddish", sentences)).contains("The health is {theHealth}");
        assertThat(Nearest.sentenceTo("Zzz", sentences)).isEmpty();
    }
}

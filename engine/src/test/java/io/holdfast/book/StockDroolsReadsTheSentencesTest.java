package io.holdfast.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.lang.dsl.DSLTokenizedMappingFile;
import org.drools.drl.parser.lang.dsl.DefaultExpander;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** We match whole lines and Drools matches parts of them, so a sentence inside another would part the two. */
class StockDroolsReadsTheSentencesTest {

    static Stream<Path> sentences() throws IOException {
        try (Stream<Path> files = Files.walk(StarterBook.FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".dslr")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void expandsAndParses(Path file) throws Exception {
        DSLTokenizedMappingFile vocabulary = new DSLTokenizedMappingFile();
        vocabulary.parseAndLoad(new StringReader(Files.readString(StarterBook.FOLDER.resolve("vocabulary.dsl"))));
        DefaultExpander expander = new DefaultExpander();
        expander.addDSLMapping(vocabulary.getMapping());
        String drl = expander.expand(Files.readString(file));
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        parser.parse(false, new StringReader(drl));
        assertThat(expander.getErrors()).isEmpty();
        assertThat(parser.getErrors()).isEmpty();
        assertThat(drl).doesNotContainPattern("(?m)^\\s*-");
    }
}

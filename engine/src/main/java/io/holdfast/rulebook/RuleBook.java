package io.holdfast.rulebook;

import io.holdfast.catalogue.Catalogue;
import io.holdfast.source.Diagnostic;
import io.holdfast.source.Revision;
import io.holdfast.source.SourceFiles;
import java.util.List;

/** A rule book that checked clean and runs: immutable, shared by every decision until the next one replaces it. */
public final class RuleBook {

    private final SourceFiles files;
    private final Catalogue catalogue;
    private final List<RuleCard> cards;
    private final List<Diagnostic> warnings;

    RuleBook(SourceFiles files, Catalogue catalogue, List<RuleCard> cards, List<Diagnostic> warnings) {
        this.files = files;
        this.catalogue = catalogue;
        this.cards = List.copyOf(cards);
        this.warnings = List.copyOf(warnings);
    }

    public Revision revision() {
        return files.revision();
    }

    public SourceFiles files() {
        return files;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /** Every rule as people read it, by place. */
    public List<RuleCard> cards() {
        return cards;
    }

    public List<Diagnostic> warnings() {
        return warnings;
    }
}

package io.holdfast.api.rulebooks;

import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.source.Diagnostic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rule books that decided once, built again when somebody asks for one; the last few stay built. */
public final class ArchivedBooks {

    private static final int KEPT = 4;

    private final ActiveBook active;
    private final RevisionStore store;
    private final RuleBookCompiler compiler;
    private final Map<String, RuleBook> built = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RuleBook> eldest) {
            return size() > KEPT;
        }
    };

    public ArchivedBooks(ActiveBook active, RevisionStore store, RuleBookCompiler compiler) {
        this.active = active;
        this.store = store;
        this.compiler = compiler;
    }

    /**
     * The book of a revision; empty when none of that name ever decided.
     *
     * @throws NoLongerBuilds when this version of Holdfast rejects it
     */
    public Optional<RuleBook> book(String revision) {
        Optional<RuleBook> live =
                active.current().filter(book -> book.revision().hash().equals(revision));
        return live.isPresent() ? live : archived(revision);
    }

    /** One build at a time: whoever asks for old books shall not slow down those who ask for the live one. */
    private synchronized Optional<RuleBook> archived(String revision) {
        RuleBook known = built.get(revision);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<RuleBook> book = store.files(revision)
                .map(files -> compiler.compile(files).fold(sound -> sound, faults -> {
                    throw new NoLongerBuilds(faults);
                }));
        book.ifPresent(one -> built.put(revision, one));
        return book;
    }

    /** A revision that decided once, but that this version of Holdfast rejects. */
    public static final class NoLongerBuilds extends RuntimeException {

        private NoLongerBuilds(List<Diagnostic> faults) {
            super("This version of Holdfast rejects that revision: "
                    + (faults.isEmpty() ? "" : Plain.line(faults.get(0).message())));
        }
    }
}

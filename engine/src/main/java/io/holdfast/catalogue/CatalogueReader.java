package io.holdfast.catalogue;

import io.holdfast.source.Diagnostics;
import io.holdfast.source.SourceFiles;
import java.util.Collections;
import java.util.Optional;

/** Reads and checks a rule book's settings, actions and services, all faults at once. */
public final class CatalogueReader {

    private CatalogueReader() {}

    /** The catalogue as far as it can be read; empty only when the settings cannot. */
    public static Optional<Catalogue> read(SourceFiles files, Diagnostics diagnostics) {
        Diagnostics said = new Diagnostics();
        Optional<Book> book = new BookReader(said).read(files);
        diagnostics.addAll(said.sorted());
        ActionsReader actions = new ActionsReader(diagnostics);
        ServicesReader services = new ServicesReader(diagnostics);
        var known = Collections.unmodifiableMap(actions.read(files));
        var sold = Collections.unmodifiableMap(services.read(files));
        return book.map(settings -> new Catalogue(
                settings,
                known,
                sold,
                new Catalogue.Whole(
                        !said.hasErrors() || !settings.signals().isEmpty(), actions.isWhole(), services.isWhole())));
    }
}

package io.holdfast.api.reports;

import io.holdfast.api.clients.ReportedContacts;
import io.holdfast.api.clients.StoredBook;
import io.holdfast.api.database.Database;
import io.holdfast.catalogue.Catalogue;
import io.holdfast.intake.ClientReader;
import java.time.LocalDate;

/** Makes the comparison of who was recommended something with who was held out. */
public final class UpliftReport {

    private final ExposureStore exposures;
    private final StoredBook clients;
    private final ReportedContacts reported;

    public UpliftReport(Database database, StoredBook clients, ReportedContacts reported) {
        this.exposures = new ExposureStore(database);
        this.clients = clients;
        this.reported = reported;
    }

    /** By decisions after one day and until another, and how their clients fared until then. */
    public Uplift between(LocalDate from, LocalDate to, Catalogue catalogue) {
        UpliftGathering gathering = new UpliftGathering(from, to, exposures.between(from, to), reported);
        clients.over(gathering.days(), new ClientReader(catalogue.book()), gathering);
        return gathering.uplift(catalogue);
    }
}

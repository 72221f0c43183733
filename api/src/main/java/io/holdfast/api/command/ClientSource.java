package io.holdfast.api.command;

import io.holdfast.catalogue.Book;
import io.holdfast.client.Client;
import io.holdfast.worth.figures.Timeline;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** Clients that a command goes through, more than once if it has to; those that cannot be read are said the first time. */
interface ClientSource {

    /** The source as messages and pages name it. */
    String shown();

    /** Takes every client as known on a day. */
    void each(Book book, LocalDate day, Consumer<Client> taker) throws IOException;

    /** Takes every client over time, as far as it matters for some days. */
    void over(Book book, List<LocalDate> days, Consumer<Timeline> taker) throws IOException;

    /** Takes those of whom nothing is known but what was reported, whoever was not among the others before. */
    void reportedOnly(Book book, LocalDate day, Consumer<Client> taker);

    /** What was gone through, as 64 hexadecimal digits. */
    String sha256();
}

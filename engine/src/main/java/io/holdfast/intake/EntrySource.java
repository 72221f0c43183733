package io.holdfast.intake;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Entries of a client book, one after the other. */
interface EntrySource {

    /** The next entry; null after the last. */
    @Nullable
    Entry next() throws IOException;

    /** The line that reading has come to. */
    long line();
}

package io.holdfast.api.command;

import java.io.UncheckedIOException;

/** What a command says when it ends as nobody meant it to. */
final class Fault {

    private Fault() {}

    /** The exit status; whoever called {@code head} has enough, which is none of our faults. */
    static int said(Shell shell, String command, Exception fault) {
        if (fault instanceof UncheckedIOException unwritten && unwritten.getCause() instanceof Pipe.ReaderGone) {
            return Exit.FINE;
        }
        shell.err()
                .println(
                        command
                                + ": this should not have happened and is our fault, not yours. Please report it with the lines below.");
        fault.printStackTrace(shell.err());
        return Exit.OUR_FAULT;
    }
}

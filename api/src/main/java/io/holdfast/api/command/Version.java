package io.holdfast.api.command;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Which Holdfast this is, and on which Java. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String number = Optional.ofNullable(Holdfast.class.getPackage().getImplementationVersion())
                .orElse("(unpackaged)");
        return new String[] {
            "holdfast " + number + " (Java " + Runtime.version().feature() + ")"
        };
    }
}

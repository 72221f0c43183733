package io.holdfast.api.command;

import io.holdfast.api.access.Role;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What somebody may do. */
final class RoleOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--role",
            required = true,
            paramLabel = "R",
            description = "crm: asks for decisions, reports outcomes. analyst: edits and tests rules."
                    + " publisher: approves and publishes them. manager: reviews and reads reports. admin: everything.")
    private String word = "";

    Role role() {
        return Role.of(word)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "There is no role " + word + ". Roles are "
                                + Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(", "))
                                + "."));
    }
}

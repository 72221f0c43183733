package io.holdfast.api.command;

import com.codahale.metrics.MetricRegistry;
import io.holdfast.api.HoldfastConfiguration;
import io.holdfast.api.database.Database;
import io.holdfast.api.database.DatabaseAway;
import io.holdfast.api.database.MigrationFailed;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Brings the database's tables up to date, for those who switched that off at the service's start. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Makes the database's tables, or brings them up to what this version needs. Forward only: back up first.",
        footer = {"", "Examples:", "  holdfast migrate", "  holdfast migrate --config my-holdfast.yml --dry-run"})
final class Migrate implements Callable<Integer> {

    @Mixin
    private SettingsOption settings = new SettingsOption();

    @picocli.CommandLine.Option(names = "--dry-run", description = "Only say how many steps are missing.")
    private boolean dryRun;

    private final Shell shell;

    Migrate(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
        QuietLog.warningsToStandardError();
        HoldfastConfiguration configuration = settings.read(shell);
        try (Database database = Database.of(configuration.database(), new MetricRegistry())) {
            int steps = dryRun ? database.missingSteps() : database.migrate();
            shell.print(dryRun ? said(steps, "missing") : said(steps, "done"));
            return Exit.FINE;
        } catch (DatabaseAway | MigrationFailed failure) {
            shell.say("holdfast migrate: " + failure.getMessage());
            return Exit.OUR_FAULT;
        }
    }

    private static String said(int steps, String how) {
        return steps == 0 ? "The tables are up to date." : Count.of(steps, "step") + " " + how + ".";
    }
}

package io.holdfast.api.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.reports.TestFile;
import io.holdfast.api.reports.Uplift;
import io.holdfast.api.reports.UpliftJson;
import io.holdfast.api.reports.UpliftReportJson;
import io.holdfast.uplift.Arm;
import io.holdfast.uplift.Comparison;
import io.holdfast.uplift.Looks;
import io.holdfast.uplift.Qini;
import io.holdfast.uplift.Split;
import io.holdfast.uplift.Trial;
import java.util.Locale;
import java.util.Optional;

/** Prints comparisons as JSON, and says them in words beside it. */
final class UpliftWords {

    private static final String UNCHECKED = "The split was not checked: --control-share says what was meant.";

    private final Shell shell;

    UpliftWords(Shell shell) {
        this.shell = shell;
    }

    /** What the service has stored. */
    void print(Uplift found, String currency, Optional<Double> share, Looks planned) {
        shell.print(UpliftReportJson.of(found, currency, share, planned).toString());
        Trial whole = found.whole();
        Split split = share.map(whole::split).orElse(Split.UNCHECKED);
        shell.say("%s treated, %s held out, by decisions after %s until %s."
                .formatted(
                        Count.of(whole.treated(), "client"),
                        Count.of(whole.control(), "client"),
                        found.from(),
                        found.to()));
        shell.say("retention: " + words(whole.retention(split, planned)));
        shell.say("revenue: " + words(whole.revenue(split, planned)));
        shell.say("acceptance: " + words(whole.acceptance(split, planned)));
        if (share.isEmpty()) {
            shell.say(UNCHECKED);
        }
    }

    /** The file of a test. */
    void print(TestFile test, String outcome, Optional<Double> share, Looks planned) {
        Arm treated = test.arm(true);
        Arm held = test.arm(false);
        Split split = share.map(meant -> Split.of(treated.clients(), held.clients(), meant))
                .orElse(Split.UNCHECKED);
        Comparison found = test.yesOrNo()
                ? Comparison.ofShares(treated, held, split, planned)
                : Comparison.ofMeans(treated, held, split, planned);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("outcome", outcome);
        json.put("measure", test.yesOrNo() ? "share" : "mean");
        json.setAll(UpliftJson.of(found));
        if (share.isPresent()) {
            json.set("split", UpliftJson.of(split));
        }
        json.set("looks", UpliftJson.of(planned));
        if (test.scored()) {
            json.set("qini", UpliftJson.of(Qini.of(test.clients())));
        }
        shell.print(json.toString());
        shell.say(words(found));
        if (share.isEmpty()) {
            shell.say(UNCHECKED);
        }
    }

    private static String interval(Comparison found) {
        return Double.isFinite(found.low()) && Double.isFinite(found.high())
                ? String.format(Locale.ENGLISH, "95 %% interval %+.4g to %+.4g", found.low(), found.high())
                : "no interval";
    }

    private static String words(Comparison found) {
        return String.format(
                Locale.ENGLISH,
                "%s: treated %.4g, control %.4g, difference %+.4g (%s)%s%s.",
                found.verdict(),
                found.treated().mean(),
                found.control().mean(),
                found.difference(),
                interval(found),
                found.because().isEmpty() ? "" : "; " + found.because(),
                found.sampleNeeded().isPresent() && found.verdict().equals(Comparison.UNDETERMINED)
                        ? "; to show a difference as large takes "
                                + String.format(
                                        Locale.ENGLISH,
                                        "%,d",
                                        found.sampleNeeded().getAsInt())
                                + " clients in each group"
                        : "");
    }
}

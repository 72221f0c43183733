package io.holdfast.api.command;

import io.holdfast.source.Diagnostics;
import io.holdfast.worth.fit.Fit;
import io.holdfast.worth.fit.RenewalFit;
import io.holdfast.worth.fit.SpendFit;
import io.holdfast.worth.fit.VisitFit;
import io.holdfast.worth.history.SummaryFile;
import java.util.Arrays;
import java.util.Optional;

/** The models that a summary file can be fitted by. */
enum SummaryModel {
    SBG("sbg") {
        @Override
        Optional<Fit<?>> fit(String file, String text, Diagnostics diagnostics) {
            return SummaryFile.renewals(file, text, diagnostics).map(RenewalFit::sbg);
        }
    },
    BG_NBD("bg-nbd") {
        @Override
        Optional<Fit<?>> fit(String file, String text, Diagnostics diagnostics) {
            return SummaryFile.visits(file, text, diagnostics).map(VisitFit::bgNbd);
        }
    },
    GAMMA_GAMMA("gamma-gamma") {
        @Override
        Optional<Fit<?>> fit(String file, String text, Diagnostics diagnostics) {
            return SummaryFile.spends(file, text, diagnostics).map(SpendFit::gammaGamma);
        }
    };

    private final String word;

    SummaryModel(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** Empty when the file is at fault, with diagnostics. */
    abstract Optional<Fit<?>> fit(String file, String text, Diagnostics diagnostics);

    static Optional<SummaryModel> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}

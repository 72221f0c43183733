package io.holdfast.worth.report;

import io.holdfast.worth.fit.Family;
import io.holdfast.worth.model.Retention;
import io.holdfast.worth.model.VisitModel;
import io.holdfast.worth.parameters.Learned;
import java.util.List;
import java.util.Optional;

/** Models at the parameters that were learned. */
public final class Models {

    private Models() {}

    /** A model of renewals; empty for any other. */
    public static Optional<Retention> retention(Learned learned) {
        return model(learned).filter(Retention.class::isInstance).map(Retention.class::cast);
    }

    /** A model of visits; empty for any other. */
    public static Optional<VisitModel> visits(Learned learned) {
        return model(learned).filter(VisitModel.class::isInstance).map(VisitModel.class::cast);
    }

    private static Optional<Object> model(Learned learned) {
        return Family.of(learned.model()).map(family -> at(family, learned));
    }

    private static Object at(Family<?> family, Learned learned) {
        List<Double> values = family.parameters().stream()
                .map(name -> learned.parameters().getOrDefault(name, Double.NaN))
                .toList();
        return family.at().apply(values);
    }
}

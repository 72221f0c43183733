package io.holdfast.worth;

import io.holdfast.catalogue.Book;
import io.holdfast.client.Client;
import io.holdfast.worth.fit.Estimate;
import io.holdfast.worth.fit.Family;
import io.holdfast.worth.history.ContractHistory;
import io.holdfast.worth.history.Histories;
import io.holdfast.worth.history.Outcome;
import io.holdfast.worth.history.VisitHistory;
import io.holdfast.worth.model.GammaGamma;
import io.holdfast.worth.model.Retention;
import io.holdfast.worth.model.VisitModel;
import io.holdfast.worth.parameters.Learned;
import io.holdfast.worth.parameters.ParameterFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The worth of clients by the models of one parameter file: the segment's own, else that of all, else the simple value. */
final class FittedWorth {

    private static final double MONTHS = 12;
    /** The logarithm of the widest interval there is, to both sides. */
    private static final double MOST_REACH = 50;

    /** A model of one segment, ready to be asked. */
    private record Ready<T>(T asked, Basis.Model model) {}

    private final Book book;
    private final String file;
    private final LocalDate asOf;
    private final Map<String, Map<String, Ready<RenewalTables<?>>>> renewals = new HashMap<>();
    private final Map<String, Ready<VisitTable<?>>> visits = new HashMap<>();
    private final Map<String, Ready<LogErrors<GammaGamma>>> spends = new HashMap<>();
    private final Map<String, String> because = new HashMap<>();

    FittedWorth(Book book, String file, ParameterFile parameters) {
        this.book = book;
        this.file = file;
        this.asOf = parameters.asOf();
        parameters.learned().forEach(this::take);
    }

    private void take(Learned learned) {
        String kind = kind(learned.about(), learned.unit());
        if (!learned.because().isEmpty()) {
            because.put(kind, learned.because());
        }
        Basis.Model model = model(learned);
        if (learned.model().equals(Family.SBG.name())) {
            takeRenewals(Family.SBG, learned, model);
        } else if (learned.model().equals(Family.CONSTANT.name())) {
            takeRenewals(Family.CONSTANT, learned, model);
        } else if (learned.model().equals(Family.BG_NBD.name())) {
            takeVisits(Family.BG_NBD, learned, model);
        } else if (learned.model().equals(Family.NBD.name())) {
            takeVisits(Family.NBD, learned, model);
        } else if (learned.model().equals(Family.GAMMA_GAMMA.name())) {
            spends.put(learned.segment(), new Ready<>(new LogErrors<>(Family.GAMMA_GAMMA, learned), model));
        }
    }

    private <M extends VisitModel> void takeVisits(Family<M> family, Learned learned, Basis.Model model) {
        double monthly = Math.pow(1 + book.defaults().discountRate(), 1 / MONTHS) - 1;
        VisitTable<M> table = new VisitTable<>(
                new LogErrors<>(family, learned), book.defaults().horizonMonths(), monthly);
        visits.put(learned.segment(), new Ready<>(table, model));
    }

    private <M extends Retention> void takeRenewals(Family<M> family, Learned learned, Basis.Model model) {
        double yearly = book.defaults().discountRate();
        if (yearly == 0) {
            because.put(kind(learned.about(), learned.unit()), "the book's discount rate is 0");
            return;
        }
        renewals.computeIfAbsent(learned.unit(), any -> new HashMap<>())
                .put(
                        learned.segment(),
                        new Ready<>(new RenewalTables<>(new LogErrors<>(family, learned), yearly), model));
    }

    LifetimeValue of(Client client) {
        Outcome<ContractHistory> contract = ContractHistory.of(client);
        if (contract.history().isPresent()) {
            ContractHistory history = contract.history().get();
            String kind = kind("renewals", history.period());
            return of(renewals.getOrDefault(history.period(), Map.of()), client)
                    .map(ready -> byRenewals(client, history, ready))
                    .orElseGet(() -> simple(client, none(kind), Optional.empty()));
        }
        Outcome<VisitHistory> visiting = VisitHistory.of(client);
        if (visiting.history().isPresent()) {
            VisitHistory history = visiting.history().get();
            return of(visits, client)
                    .map(ready -> byVisits(client, history, ready))
                    .orElseGet(() -> simple(client, none(kind("visits", "week")), Optional.empty()));
        }
        String fault = contract.fault()
                .or(visiting::fault)
                .map(why -> "the client " + why)
                .orElse("no history of renewals or visits");
        return simple(client, fault, Optional.empty());
    }

    private LifetimeValue byRenewals(Client client, ContractHistory history, Ready<RenewalTables<?>> ready) {
        List<String> assumed = new ArrayList<>();
        double profit = SimpleValue.sane(SimpleValue.yearlyProfit(client, book.defaults(), assumed));
        double past = profit * SimpleValue.stayedYears(client, assumed);
        boolean gone = history.left() || "lapsed".equals(client.status());
        int period = history.renewals() + 1;
        RenewalTable table = ready.asked().of(history.months());
        double residual = gone ? 0 : profit * history.months() / MONTHS * table.margins(period);
        return value(
                past,
                residual,
                table.logError(period),
                ready.model().model() + ": profit so far + margins of the renewals to come, discounted",
                assumed,
                List.of(ready.model()),
                because.getOrDefault(kind("renewals", history.period()), ""),
                Optional.empty());
    }

    private LifetimeValue byVisits(Client client, VisitHistory history, Ready<VisitTable<?>> ready) {
        VisitTable<?> table = ready.asked();
        Pace pace = Pace.of(table.model(), history.visits());
        Optional<Ready<LogErrors<GammaGamma>>> spend = of(spends, client);
        if (spend.isEmpty() && history.spend().visits() == 0) {
            return simple(client, none(kind("spend", "money")), Optional.of(pace));
        }
        List<String> assumed = new ArrayList<>();
        Double rate = client.contract().marginRate();
        if (rate == null) {
            assumed.add("contract.marginRate");
        }
        double margin = rate == null ? book.defaults().marginRate() : rate;
        double each = spend.map(one -> one.asked().model().expectedSpend(history.spend()))
                .orElse(history.spend().mean());
        double past = margin
                * (history.days().isEmpty()
                        ? (history.visits().repeats() + 1) * each
                        : history.days().values().stream()
                                .mapToDouble(amount -> amount.orElse(each))
                                .sum());
        boolean gone = "lapsed".equals(client.status());
        double residual = gone ? 0 : margin * each * table.expected(history.visits());
        double variance = table.logVariance(history.visits())
                + spend.map(one -> one.asked()
                                .variance(one.asked().slopes(model -> Math.log(model.expectedSpend(history.spend())))))
                        .orElse(0.0);
        List<Basis.Model> models = new ArrayList<>(List.of(ready.model()));
        spend.ifPresent(one -> models.add(one.model()));
        return value(
                past,
                residual,
                Math.sqrt(variance),
                ready.model().model()
                        + (spend.isPresent()
                                ? " and gamma-gamma: profit so far + visits to come, discounted"
                                : ": profit so far + visits to come at the client's own average spend, discounted"),
                assumed,
                models,
                spend.isPresent() ? because.getOrDefault(kind("visits", "week"), "") : none(kind("spend", "money")),
                Optional.of(pace));
    }

    private LifetimeValue value(
            double past,
            double exact,
            double logError,
            String method,
            List<String> assumed,
            List<Basis.Model> models,
            String why,
            Optional<Pace> pace) {
        double before = SimpleValue.sane(past);
        double residual = SimpleValue.sane(exact);
        double reach = Math.exp(Math.min(Estimate.REACH * logError, MOST_REACH));
        double lifetime = SimpleValue.sane(before + residual);
        return new LifetimeValue(
                lifetime,
                residual,
                "",
                method,
                Math.min(lifetime, before + residual / reach),
                Math.max(lifetime, SimpleValue.sane(before + residual * reach)),
                assumed,
                Optional.of(new Basis(file, asOf, models, why)),
                pace,
                null);
    }

    private LifetimeValue simple(Client client, String why, Optional<Pace> pace) {
        return SimpleValue.of(client, book).with("", Optional.of(new Basis(file, asOf, List.of(), why)), pace, null);
    }

    private String none(String kind) {
        return because.getOrDefault(kind, "the parameter file has no model of " + kind);
    }

    private static <T> Optional<Ready<T>> of(Map<String, Ready<T>> segments, Client client) {
        String segment = client.segment() == null ? Histories.NO_SEGMENT : client.segment();
        Ready<T> own = segments.get(segment);
        return Optional.ofNullable(own == null ? segments.get(Learned.ALL) : own);
    }

    private static String kind(String about, String unit) {
        return about + " by " + unit;
    }

    private static Basis.Model model(Learned learned) {
        Map<String, Basis.Interval> parameters = new TreeMap<>();
        learned.parameters().forEach((name, value) -> {
            double error = learned.standardErrors().getOrDefault(name, 0.0);
            parameters.put(name, Basis.Interval.of(Estimate.ofLog(value, error / value)));
        });
        return new Basis.Model(
                learned.about(), learned.model(), learned.unit(), learned.segment(), learned.n(), parameters);
    }
}

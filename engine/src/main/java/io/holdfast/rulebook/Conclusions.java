package io.holdfast.rulebook;

import io.holdfast.catalogue.Opening;
import io.holdfast.client.Client;
import io.holdfast.client.Division;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What rules call {@code decision}: it notes down what they say about one client, and does nothing else. */
public final class Conclusions {

    private final Client client;
    private final FactSet facts;
    private final List<Conclusion> said = new ArrayList<>();
    private final List<Supplier<Conclusion>> beingSaid = new ArrayList<>(0);
    private @Nullable Firing firing;

    Conclusions(Client client, FactSet facts) {
        this.client = client;
        this.facts = facts;
    }

    Client client() {
        return client;
    }

    /** A rule that fires, with these bindings. */
    Firing firing(Rule rule, Bindings bindings) {
        return new Firing(rule, bindings, facts);
    }

    /** Notes what a rule has said. */
    void note(Conclusion conclusion) {
        said.add(conclusion);
    }

    /** From now on it is this rule, with these bindings, that speaks. */
    void speaks(Rule itsRule, Bindings itsBindings) {
        this.firing = firing(itsRule, itsBindings);
    }

    /** The day the client is looked at. */
    LocalDate asOf() {
        return client.asOf();
    }

    List<Conclusion> said() {
        beingSaid.forEach(statement -> said.add(statement.get()));
        beingSaid.clear();
        return said;
    }

    /** Proposes an action. */
    public Recommending recommend(String action) {
        return begin(new Recommending(speaker(), client, action));
    }

    /** Concludes a signal's value. */
    public Signalling signal(String name, String value) {
        return begin(new Signalling(speaker(), client, name, value));
    }

    /** Holds one candidate back. */
    public HoldingBack holdBack(Candidate candidate) {
        return begin(new HoldingBack(speaker(), client, candidate, null));
    }

    /** Holds back all of a kind, playbook or action. */
    public HoldingBack holdBack(String word) {
        return begin(new HoldingBack(speaker(), client, null, word));
    }

    private <S extends Supplier<Conclusion>> S begin(S statement) {
        beingSaid.add(statement);
        return statement;
    }

    private Firing speaker() {
        if (firing == null) {
            throw new IllegalStateException("Only a rule that fires may say something.");
        }
        return firing;
    }

    /** A proposal as it is being said. */
    public static final class Recommending implements Supplier<Conclusion> {

        private final Firing speaker;
        private final Client client;
        private final String action;
        private Wording because = Wording.NONE;
        private @Nullable String offer;
        private @Nullable Double likelihood;
        private double weight = 1;
        private @Nullable Double amount;
        private @Nullable Integer within;

        private Recommending(Firing speaker, Client client, String action) {
            this.speaker = speaker;
            this.client = client;
            this.action = action;
        }

        public Recommending offer(Opening opening) {
            return offer(opening.service());
        }

        public Recommending offer(Division division) {
            return offer(division.name());
        }

        public Recommending offer(@Nullable String serviceOrDivision) {
            this.offer = serviceOrDivision;
            return this;
        }

        public Recommending because(String template) {
            this.because = speaker.wording(template, client);
            return this;
        }

        public Recommending likelihood(@Nullable Number share) {
            this.likelihood = share == null ? null : (Double) share.doubleValue();
            return this;
        }

        public Recommending weight(@Nullable Number factor) {
            this.weight = factor == null ? 1 : factor.doubleValue();
            return this;
        }

        public Recommending amount(@Nullable Number money) {
            this.amount = money == null ? null : (Double) money.doubleValue();
            return this;
        }

        public Recommending within(@Nullable Number days) {
            this.within = days == null ? null : (Integer) days.intValue();
            return this;
        }

        @Override
        public Conclusion get() {
            return new Conclusion.Proposal(speaker, because, action, offer, likelihood, weight, amount, within);
        }
    }

    /** A signal as it is being said. */
    public static final class Signalling implements Supplier<Conclusion> {

        private final Firing speaker;
        private final Client client;
        private final String name;
        private final String value;
        private Wording because = Wording.NONE;

        private Signalling(Firing speaker, Client client, String name, String value) {
            this.speaker = speaker;
            this.client = client;
            this.name = name;
            this.value = value;
        }

        public Signalling because(String template) {
            this.because = speaker.wording(template, client);
            return this;
        }

        @Override
        public Conclusion get() {
            return new Conclusion.SignalValue(speaker, because, name, value);
        }
    }

    /** A restraint as it is being said. */
    public static final class HoldingBack implements Supplier<Conclusion> {

        private final Firing speaker;
        private final Client client;
        private final @Nullable Candidate candidate;
        private final @Nullable String word;
        private Wording because = Wording.NONE;
        private @Nullable Integer days;
        private @Nullable LocalDate from;
        private @Nullable LocalDate until;

        private HoldingBack(Firing speaker, Client client, @Nullable Candidate candidate, @Nullable String word) {
            this.speaker = speaker;
            this.client = client;
            this.candidate = candidate;
            this.word = word;
        }

        public HoldingBack because(String template) {
            this.because = speaker.wording(template, client);
            return this;
        }

        /** Days it restrains, counted from the day of the decision unless {@link #from} says otherwise. */
        public HoldingBack forDays(@Nullable Number count) {
            this.days = count == null ? null : (Integer) count.intValue();
            return this;
        }

        /** The day from which {@link #forDays} counts. */
        public HoldingBack from(@Nullable LocalDate day) {
            this.from = day;
            return this;
        }

        /** The first day on which it no longer restrains. */
        public HoldingBack untilDate(@Nullable LocalDate day) {
            this.until = day;
            return this;
        }

        @Override
        public Conclusion get() {
            LocalDate counted = from == null ? client.asOf() : from;
            LocalDate end = days == null ? until : (LocalDate) counted.plusDays(days);
            return new Conclusion.Restraint(speaker, because, candidate, word, end);
        }
    }
}

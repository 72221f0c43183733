package io.holdfast.worth.model;

/** How clients who owe us nothing come again: at rates that follow a Gamma distribution. */
public sealed interface VisitModel permits BgNbd, Nbd {

    /** Shape of the rates. */
    double r();

    /** Scale of the rates in units of time. */
    double alpha();

    /** Chance that a client with this history still comes, 0 to 1. */
    double alive(Visits visits);

    /** Expected visits of a client who has not stopped coming; 0 or more. */
    double visitsIfStillComing(Visits visits, double time);

    /** Chance of exactly so many visits of a new client in so much time after their first. */
    double chanceOf(int repeats, double time);

    /** The log-likelihood of one client's history. */
    double logLikelihood(Visits visits);

    /** Expected visits in the time to come, 0 or more. */
    default double expectedVisits(Visits visits, double time) {
        return alive(visits) * visitsIfStillComing(visits, time);
    }
}

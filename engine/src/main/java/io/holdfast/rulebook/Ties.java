package io.holdfast.rulebook;

import io.holdfast.client.FactKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a fact that follows from others says about those: where it is known, they are. */
final class Ties {

    private static final Room NUMBER = Room.unknown(FactKind.NUMBER).not();
    private static final Room OTHER = Room.unknown(FactKind.DATE).not();

    private static final Map<String, List<Tie>> BY_FACT = Stream.of(
                    new Tie("tenureMonths", "since", OTHER),
                    new Tie("contract.daysIn", "contract.start", OTHER),
                    new Tie("contract.daysToEnd", "contract.end", OTHER),
                    new Tie("contract.daysToEnd", "contract.term", not("none", "rolling")),
                    new Tie("contract.noticeDeadline", "contract.term", not("none")),
                    new Tie("contract.noticeAssumed", "contract.term", not("none")),
                    new Tie("contract.daysToNotice", "contract.term", not("none")),
                    new Tie("contract.inNoticeWindow", "contract.end", OTHER),
                    new Tie("contract.inNoticeWindow", "contract.term", not("none", "rolling")),
                    new Tie("contract.inAnniversaryMonth", "contract.start", OTHER),
                    new Tie("onboarding.daysIn", "onboarding.started", OTHER),
                    new Tie("onboarding.progress", "onboarding.stepsDone", NUMBER),
                    new Tie("onboarding.progress", "onboarding.stepsTotal", NUMBER),
                    new Tie("delivery.daysToProjectEnd", "delivery.projectEnds", OTHER),
                    new Tie("delivery.monthsSinceAudit", "delivery.lastAudit", OTHER),
                    new Tie("delivery.reworkShare", "delivery.reworkCost", NUMBER),
                    new Tie("delivery.reworkShare", "contract.monthlyFee", NUMBER),
                    new Tie("usage.seatUse", "usage.seats", NUMBER),
                    new Tie("usage.seatUse", "usage.activeUsers", NUMBER),
                    new Tie("usage.trend", "usage.sessions30d", NUMBER),
                    new Tie("usage.trend", "usage.sessionsPrior30d", NUMBER),
                    new Tie("usage.daysIdle", "usage.lastActive", OTHER),
                    new Tie("feedback.daysSinceNps", "feedback.npsOn", OTHER),
                    new Tie("relationship.daysSinceContact", "relationship.lastContact", OTHER),
                    new Tie("relationship.daysSinceReview", "relationship.lastReview", OTHER),
                    new Tie("loyalty.daysSinceVisit", "loyalty.lastVisit", OTHER),
                    new Tie("loyalty.overdue", "loyalty.lastVisit", OTHER),
                    new Tie("loyalty.overdue", "loyalty.visitsPerYear", NUMBER),
                    new Tie("ended.daysAgo", "ended.on", OTHER),
                    new Tie("purchase.daysAgo", "purchase.on", OTHER),
                    new Tie("request.daysAgo", "request.on", OTHER),
                    new Tie("contact.daysAgo", "contact.on", OTHER),
                    new Tie("contact.daysToUntil", "contact.until", OTHER))
            .collect(Collectors.groupingBy(Tie::fact));

    private Ties() {}

    /** Where a fact is known, another is within a room. */
    private record Tie(String fact, String source, Room room) {}

    private static Room not(String... words) {
        return Room.among(Set.of(words)).not();
    }

    /** What holds of other facts where the one of a key is known. */
    static List<Logic.Leaf> of(String key) {
        int bar = key.indexOf('|');
        if (bar < 0 || key.startsWith("?")) {
            return List.of();
        }
        String own = key.substring(0, bar + 1);
        return BY_FACT.getOrDefault(key.substring(bar + 1), List.of()).stream()
                .map(tie -> new Logic.Leaf(own + tie.source(), tie.room()))
                .toList();
    }
}

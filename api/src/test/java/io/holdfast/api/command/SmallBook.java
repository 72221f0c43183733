package io.holdfast.api.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A rule book of one rule, with a test, that builds fast. */
final class SmallBook {

    private static final Map<String, String> FILES = Map.of(
            "book.yaml",
            """
            name: Small
            currency: EUR
            timeZone: Europe/Berlin
            defaults: { noticeDays: 30, marginRate: 0.4, expectedYears: 3, discountRate: 0.1, horizonMonths: 24 }
            limits: { sell: 2, reward: 2, keep: 6 }
            noticeWindowDays: 45
            signals:
              health: { values: [green, amber, red], combine: worst }
            """,
            "actions.csv",
            """
            id,playbook,kind,title,effect,amount,uplift,likelihood,cost,restDays,channel,owner,dueDays
            offer-annual-contract,retention,keep,Offer a contract for a year,keep,,0.2,0.5,10,30,call,accountManager,14
            """,
            "services.csv",
            """
            id,name,core,ladder,rung,price,period,margin,adjacentTo,extraOf,biggerOf,segments,solves
            hosting,Hosting,true,,,20,month,0.5,,,,,
            """,
            "retention/contract.drl",
            """
            rule "Long on a rolling contract"
            when
                Client( contract.term == "rolling", tenureMonths >= 6 )
            then
                decision.recommend("offer-annual-contract").because("{name} has stayed {tenureMonths} months");
            end

            rule "Idle for a month"
            when
                Client( usage.daysIdle >= 30 )
            then
                decision.recommend("offer-annual-contract").because("{name} was last seen {usage.daysIdle} days ago");
            end
            """,
            "tests/contract.yaml",
            """
            - title: Two years and rolling
              asOf: 2026-03-02
              client: { id: T-1, name: Tia, since: 2024-01-01, contract: { term: rolling, monthlyFee: 500 } }
              expect:
                recommend: [offer-annual-contract]
            """);

    private SmallBook() {}

    static Path in(Path folder) throws IOException {
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            write(folder.resolve(file.getKey()), file.getValue());
        }
        return folder;
    }

    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    static void replace(Path file, String old, String now) throws IOException {
        Files.writeString(file, Files.readString(file).replace(old, now));
    }
}

package io.holdfast.bench.workload;

import io.holdfast.catalogue.Book;
import io.holdfast.catalogue.CatalogueReader;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.SourceFiles;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a made-up rule book needs beside rules. */
final class Catalogues {

    static final int ACTIONS = 50;

    static final Map<String, String> FILES = Map.of(
            "book.yaml",
            """
            name: Made up
            currency: EUR
            timeZone: Europe/Berlin
            defaults: { noticeDays: 30, marginRate: 0.4, expectedYears: 3, discountRate: 0.1, horizonMonths: 24 }
            limits: { sell: 2 }
            noticeWindowDays: 45
            tiers: { middle: 5000, high: 20000, top: 50000 }
            """,
            "actions.csv",
            IntStream.range(0, ACTIONS)
                    .mapToObj(
                            i -> "act-" + i + ",retention,keep,Act " + i + ",keep,,0.2,0.5,1,30,call,accountManager,14")
                    .collect(Collectors.joining(
                            "\n",
                            "id,playbook,kind,title,effect,amount,uplift,likelihood,cost,restDays,channel,owner,dueDays\n",
                            "\n")),
            "services.csv",
            """
            id,name,core,ladder,rung,price,period,margin,adjacentTo,extraOf,biggerOf,segments,solves
            hosting,Hosting,true,,,20,month,0.5,,,,,
            """);

    private Catalogues() {}

    static Book book() {
        return CatalogueReader.read(SourceFiles.of(FILES), new Diagnostics())
                .orElseThrow()
                .book();
    }
}

package io.holdfast.catalogue;

import io.holdfast.client.Client;
import io.holdfast.intake.ClientReader;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.SourceFiles;
import java.time.LocalDate;
import java.util.Map;

/** Two ladders, a monthly service with a bigger package, an extra, and something that is not core. */
public final class SmallCatalogue {

    public static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    public static final Catalogue CATALOGUE = read("""
            landing-page,Landing page,true,web,1,900,once,0.5,,,,retail|health,leads
            website,Website,true,web,2,4500,once,0.45,,,,retail|health,visibility
            web-app,Web application,true,web,3,16000,once,0.4,,,,,self-service
            express,Express pedicure,true,feet,1,29,visit,0.5,,,,,
            spa,Spa pedicure,true,feet,2,49,visit,,,,,,
            hosting,Hosting,true,,,29,month,0.6,website|web-app,,,,
            managed-hosting,Managed hosting,true,,,89,month,0.55,,,hosting,,speed
            analytics,Analytics,true,,,450,once,0.6,,website,,,
            social,Social media,false,,,590,month,,website,,,,reach
            """);

    private SmallCatalogue() {}

    private static Catalogue read(String services) {
        Diagnostics diagnostics = new Diagnostics();
        Catalogue catalogue = CatalogueReader.read(
                        SourceFiles.of(Map.of(
                                "book.yaml", """
                                        name: Small
                                        currency: EUR
                                        timeZone: Europe/Berlin
                                        defaults: { noticeDays: 30, marginRate: 0.4, expectedYears: 5, horizonMonths: 24 }
                                        tiers: { middle: 1000, high: 4000, top: 10000 }
                                        """,
                                "actions.csv", """
                                        id,playbook,kind,title,effect,amount,uplift,likelihood,cost,restDays,channel,owner,dueDays
                                        rescue,retention,keep,Rescue them,keep,,0.2,0.5,10,14,call,accountManager,2
                                        offer,sales,sell,Offer it,once,300,,0.2,20,60,call,accountManager,14
                                        offer-monthly,sales,sell,Offer it by the month,recur,50,,0.2,20,60,call,accountManager,14
                                        invite-back,loyalty,sell,Invite them back,visit,,,0.2,1,60,call,operations,14
                                        raise,retention,keep,Raise the price,share,0.04,,0.8,10,300,letter,accountManager,14
                                        reward,loyalty,reward,Give a reward,fixed,60,,0.5,4,21,desk,operations,3
                                        """,
                                "services.csv",
                                        "id,name,core,ladder,rung,price,period,margin,adjacentTo,extraOf,biggerOf,segments,solves\n"
                                                + services)),
                        diagnostics)
                .orElseThrow();
        if (!diagnostics.sorted().isEmpty()) {
            throw new AssertionError(diagnostics.sorted());
        }
        return catalogue;
    }

    /** A client of these facts, with single quotes for double ones, on a day. */
    public static Client client(String facts) {
        return client(facts, TODAY);
    }

    static Client client(String facts, LocalDate asOf) {
        String all = "{'id':'C-1'" + (facts.isEmpty() ? "" : "," + facts) + "}";
        return new ClientReader(CATALOGUE.book())
                .read(all.replace('\'', '"'), asOf)
                .fold(client -> client, problems -> {
                    throw new AssertionError(problems);
                });
    }
}

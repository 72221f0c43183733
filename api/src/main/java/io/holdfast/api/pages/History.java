package io.holdfast.api.pages;

import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.rulebooks.Publication;
import io.holdfast.source.Revision;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who published what, when and why, the last first.
 *
 * @param rollsBack whether whoever looks at it may make an earlier revision decide again
 * @param more how many older ones are not shown; empty where there are none
 */
public record History(List<Entry> entries, boolean rollsBack, String more) {

    private static final int SHOWN = 20;

    /**
     * One publication.
     *
     * @param live whether it is what decides
     * @param back whether it can be gone back to: the newest of its revision, and not what decides
     */
    public record Entry(
            long number,
            String revision,
            String brief,
            Day at,
            String what,
            String author,
            String reviewer,
            String message,
            boolean live,
            boolean back) {}

    static History of(List<Publication> publications, Caller caller, Visit visit) {
        boolean publisher = caller.role() == Role.PUBLISHER || caller.role() == Role.ADMIN;
        String live = visit.status().live().map(one -> one.revision().hash()).orElse("");
        PageText text = new PageText(visit.today(), "");
        Set<String> seen = new HashSet<>();
        List<Entry> entries = publications.stream()
                .limit(SHOWN)
                .map(one -> entry(one, live, seen.add(one.revision()), text, visit))
                .toList();
        return new History(
                entries,
                publisher,
                publications.size() > SHOWN ? PageText.counted(publications.size() - SHOWN, "older publication") : "");
    }

    private static Entry entry(Publication one, String live, boolean newest, PageText text, Visit visit) {
        boolean isLive = one.revision().equals(live);
        return new Entry(
                one.number(),
                one.revision(),
                new Revision(one.revision()).brief(),
                text.on(LocalDate.ofInstant(one.at(), visit.zone())),
                one.what().word().replace('-', ' '),
                DraftHead.person(one.author()),
                one.reviewer().map(DraftHead::person).orElse(""),
                one.message(),
                isLive && newest,
                newest && !isLive);
    }
}

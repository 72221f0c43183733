package io.holdfast.api.pages;

import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.rulebooks.Publication;
import io.holdfast.source.Revision;
import java.time.LocalDate;
import java.util.ArrayList;
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
     * @param compare what it changed; empty for the first
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
            boolean back,
            String compare) {}

    static History of(List<Publication> publications, Caller caller, Visit visit) {
        boolean publisher = caller.role() == Role.PUBLISHER || caller.role() == Role.ADMIN;
        String live = visit.status().live().map(one -> one.revision().hash()).orElse("");
        PageText text = new PageText(visit.today(), "");
        Set<String> seen = new HashSet<>();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < Math.min(SHOWN, publications.size()); i++) {
            Publication one = publications.get(i);
            String compare = i + 1 < publications.size()
                    ? visit.href(
                            "/rules/compare?from=" + publications.get(i + 1).revision() + "&to=" + one.revision())
                    : "";
            entries.add(entry(one, live, seen.add(one.revision()), compare, text, visit));
        }
        return new History(
                entries,
                publisher,
                publications.size() > SHOWN ? PageText.counted(publications.size() - SHOWN, "older publication") : "");
    }

    private static Entry entry(
            Publication one, String live, boolean newest, String compare, PageText text, Visit visit) {
        boolean isLive = one.revision().equals(live);
        return new Entry(
                one.number(),
                one.revision(),
                new Revision(one.revision()).brief(),
                text.on(LocalDate.ofInstant(one.at(), visit.zone())),
                one.what().word().replace('-', ' '),
                DraftHead.person(doer(one)),
                one.reviewer().map(DraftHead::person).orElse(""),
                one.message(),
                isLive && newest,
                newest && !isLive,
                compare);
    }

    /** Of a rollback it matters who went back, and not who once wrote what was gone back to. */
    private static String doer(Publication one) {
        return one.what() == Publication.What.ROLLED_BACK ? one.publisher() : one.author();
    }
}

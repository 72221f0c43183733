package io.holdfast.api.drafts;

import io.holdfast.api.access.Caller;
import io.holdfast.api.decisions.DecisionIds;
import io.holdfast.api.drafts.DraftStore.Change;
import io.holdfast.api.drafts.DraftStore.Contents;
import io.holdfast.api.drafts.DraftStore.Written;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.source.Revision;
import io.holdfast.source.SourceFiles;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What people do to drafts. Whatever cannot be done is a {@link io.holdfast.api.problem.ProblemException} that says why
 * and what to do; nothing is then changed.
 */
public final class Drafts {

    /** The largest file a draft takes, in bytes. */
    public static final int MAX_FILE_BYTES = 4_000_000;

    private static final long MAX_BYTES = 16_000_000;
    private static final int MAX_FILES = 1_000;
    private static final int LONGEST_TITLE = 200;
    private static final int KEPT = 16;

    private final DraftStore store;
    private final Revisions revisions;
    private final Clock clock;
    private final Recent<Known, SourceFiles> read = new Recent<>(KEPT);

    private record Known(UUID id, long version) {}

    Drafts(DraftStore store, Revisions revisions, Clock clock) {
        this.store = store;
        this.revisions = revisions;
        this.clock = clock;
    }

    /** Begins a draft on what decides now. */
    public Draft create(Caller caller, String title) {
        return create(caller, title, revisions.live().revision());
    }

    /** Begins a draft on a revision. */
    public Draft create(Caller caller, String title, Revision base) {
        if (revisions.files(base).isEmpty()) {
            throw Refused.unknownRevision("/base", base.hash());
        }
        Instant now = now();
        Draft draft = new Draft(
                DecisionIds.at(now),
                title(title),
                caller.name(),
                false,
                base,
                1,
                DraftState.OPEN,
                now,
                now,
                new TreeMap<>());
        store.add(draft);
        return draft;
    }

    /** Those that somebody may see, the last changed first. */
    public List<Draft> visibleTo(Caller caller) {
        return store.newest().stream()
                .filter(draft -> draft.isVisibleTo(caller))
                .toList();
    }

    /** A draft as it is now. */
    public Draft find(UUID id, Caller caller) {
        return store.find(id).filter(draft -> draft.isVisibleTo(caller)).orElseThrow(Refused::unknownDraft);
    }

    /** All files: those of the base, with the draft's own in place of some. */
    public SourceFiles files(Draft draft) {
        return read.always(new Known(draft.id(), draft.version()), () -> {
            Contents contents = store.contents(draft.id()).orElseThrow(Refused::unknownDraft);
            if (contents.version() != draft.version()) {
                throw Refused.stale(
                        store.find(draft.id()).orElseThrow(Refused::unknownDraft),
                        draft.version(),
                        store.stepsAfter(draft.id(), draft.version()));
            }
            return laidOver(base(draft), contents);
        });
    }

    /** The files of the revision that a draft is made on. */
    public SourceFiles base(Draft draft) {
        return revisions.files(draft.base()).orElseThrow(() -> Refused.baseGone(draft));
    }

    /** One file, also where the base is not kept any more; empty where there is none of that name. */
    Optional<byte[]> file(Draft draft, String path) {
        if (draft.edits().containsKey(path)) {
            return store.contents(draft.id()).flatMap(all -> all.files().getOrDefault(path, Optional.empty()));
        }
        return base(draft).bytes(path);
    }

    /** Every change of a draft, oldest first. */
    public List<DraftStep> steps(Draft draft) {
        return store.stepsAfter(draft.id(), 0);
    }

    /**
     * Gives a file another content, or makes a new one.
     *
     * @param version the draft's version that the caller knows
     */
    public Draft write(UUID id, long version, String path, byte[] content, Caller caller) {
        Draft draft = editable(id, version, caller);
        SourceFiles files = files(draft);
        BookPaths.problem(path, files.paths()).ifPresent(why -> {
            throw Refused.invalid("/path", why);
        });
        if (content.length > MAX_FILE_BYTES) {
            throw tooLarge();
        }
        if (path.toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
            Refused.unlessSafe(path, content);
        }
        SourceFiles after = files.with(path, content);
        if (after.paths().size() > MAX_FILES) {
            throw Refused.tooLarge("A rule book holds at most " + MAX_FILES + " files.");
        }
        if (after.content(path).equals(files.content(path))) {
            return draft;
        }
        return changed(draft, "wrote", path, after, caller);
    }

    /** Takes a file away. */
    public Draft remove(UUID id, long version, String path, Caller caller) {
        Draft draft = editable(id, version, caller);
        SourceFiles files = files(draft);
        if (files.content(path).isEmpty()) {
            throw Refused.noFile(path);
        }
        return changed(draft, "removed", path, files.without(path), caller);
    }

    /** Gives a file another name. */
    public Draft rename(UUID id, long version, String from, String to, Caller caller) {
        Draft draft = editable(id, version, caller);
        SourceFiles files = files(draft);
        byte[] content = files.bytes(from).orElseThrow(() -> Refused.noFile(from));
        SourceFiles without = files.without(from);
        BookPaths.problem(to, without.paths()).ifPresent(why -> {
            throw Refused.invalid("/to", why);
        });
        if (without.content(to).isPresent()) {
            throw Refused.invalid("/to", "there is a file `" + to + "` already");
        }
        return changed(draft, "renamed", from, without.with(to, content), caller);
    }

    /** Takes back what was done to a file, so that it is the base's again. */
    public Draft restore(UUID id, long version, String path, Caller caller) {
        Draft draft = editable(id, version, caller);
        if (!draft.edits().containsKey(path)) {
            throw Refused.noFile(path);
        }
        SourceFiles files = files(draft);
        SourceFiles after =
                base(draft).bytes(path).map(bytes -> files.with(path, bytes)).orElseGet(() -> files.without(path));
        return changed(draft, "restored", path, after, caller);
    }

    /** Gives a draft another title, or shares it, or keeps it to its owner again. */
    public Draft describe(UUID id, long version, String title, boolean shared, Caller caller) {
        Draft draft = editable(id, version, caller);
        Draft becomes = new Draft(
                draft.id(),
                title(title),
                draft.owner(),
                shared,
                draft.base(),
                draft.version() + 1,
                draft.state(),
                draft.created(),
                now(),
                draft.edits());
        return made(draft, new Change("described", "", becomes, List.of(), List.of(), becomes.title()), caller);
    }

    /** Gives a draft up; nothing of it is lost. */
    public Draft discard(UUID id, long version, Caller caller) {
        return moved(editable(id, version, caller), DraftState.DISCARDED, "discarded", "", caller);
    }

    /** Takes up a draft that was given up. */
    public Draft reopen(UUID id, long version, Caller caller) {
        Draft draft = current(id, version, caller);
        if (draft.state() != DraftState.DISCARDED) {
            throw Problem.of(
                            ProblemCode.CONFLICT,
                            "This draft is " + draft.state().word() + "; only one that was discarded is opened again.")
                    .exception();
        }
        return moved(draft, DraftState.OPEN, "reopened", "", caller);
    }

    /** A draft that somebody may change, at the version they know. */
    Draft editable(UUID id, long version, Caller caller) {
        Draft draft = current(id, version, caller);
        if (!draft.state().isEditable()) {
            throw Refused.over(draft);
        }
        return draft;
    }

    /** Another state, with the same files. */
    Draft moved(Draft draft, DraftState state, String what, String detail, Caller caller) {
        return made(draft, new Change(what, "", at(draft, state), List.of(), List.of(), detail), caller);
    }

    /** The next version of a draft, in another state. */
    Draft at(Draft draft, DraftState state) {
        return next(draft, draft.base(), state);
    }

    /** Other files, and perhaps another base: whatever is as in the base is no edit. */
    Draft changed(Draft draft, String what, String path, SourceFiles after, Caller caller) {
        return changed(draft, what, path, base(draft), draft.base(), after, caller);
    }

    Draft changed(
            Draft draft,
            String what,
            String path,
            SourceFiles base,
            Revision revision,
            SourceFiles after,
            Caller caller) {
        FileEdits edits = FileEdits.between(base, after);
        if (edits.bytes() > MAX_BYTES) {
            throw Refused.tooLarge("The edits of one draft may have " + MAX_BYTES
                    + " bytes together. Publish this draft" + " in parts.");
        }
        Contents before = store.contents(draft.id()).orElseThrow(Refused::unknownDraft);
        List<Written> written =
                edits.written().stream().filter(file -> !same(before, file)).toList();
        List<String> restored = new ArrayList<>(before.files().keySet());
        restored.removeAll(edits.written().stream().map(Written::path).toList());
        Draft next = next(draft, revision, DraftState.OPEN);
        Draft becomes = new Draft(
                next.id(),
                next.title(),
                next.owner(),
                next.shared(),
                next.base(),
                next.version(),
                next.state(),
                next.created(),
                next.changed(),
                edits.kinds());
        Draft made = made(draft, new Change(what, path, becomes, written, restored, path), caller);
        read.put(new Known(made.id(), made.version()), after);
        return made;
    }

    private static boolean same(Contents before, Written file) {
        Optional<byte[]> was = before.files().get(file.path());
        return was != null
                && was.isPresent() == file.content().isPresent()
                && (was.isEmpty() || Arrays.equals(was.get(), file.content().get()));
    }

    private Draft next(Draft draft, Revision base, DraftState state) {
        return new Draft(
                draft.id(),
                draft.title(),
                draft.owner(),
                draft.shared(),
                base,
                draft.version() + 1,
                state,
                draft.created(),
                now(),
                draft.edits());
    }

    private Draft made(Draft draft, Change change, Caller caller) {
        if (!store.change(change, caller.name())) {
            throw stale(draft.id(), draft.version());
        }
        return change.becomes();
    }

    private Draft current(UUID id, long version, Caller caller) {
        Draft draft = find(id, caller);
        if (!draft.isEditableBy(caller)) {
            throw Refused.notYours(draft);
        }
        DraftTag.needed(version);
        if (draft.version() != version) {
            throw stale(id, version);
        }
        return draft;
    }

    RuntimeException stale(UUID id, long version) {
        return Refused.stale(store.find(id).orElseThrow(Refused::unknownDraft), version, store.stepsAfter(id, version));
    }

    static RuntimeException tooLarge() {
        return Refused.tooLarge("A file of a rule book may have " + MAX_FILE_BYTES
                + " bytes, and this one has more. Nothing was changed. Split it, or take out what is no rule.");
    }

    private static SourceFiles laidOver(SourceFiles base, Contents contents) {
        SourceFiles files = base;
        for (var edit : contents.files().entrySet()) {
            files = edit.getValue().isPresent()
                    ? files.with(edit.getKey(), edit.getValue().get())
                    : files.without(edit.getKey());
        }
        return files;
    }

    private static String title(String title) {
        String one = title.strip();
        boolean odd = one.codePoints().anyMatch(Character::isISOControl);
        if (one.isEmpty() || one.length() > LONGEST_TITLE || odd) {
            throw Refused.invalid(
                    "/title",
                    "a title is one line of 1 to " + LONGEST_TITLE + " characters that says what the draft is for");
        }
        return one;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

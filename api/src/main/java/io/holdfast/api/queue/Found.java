package io.holdfast.api.queue;

import java.util.List;

/** What deciding for one client found. */
record Found(Standing standing, List<OpenRecommendation> open) {

    Found {
        open = List.copyOf(open);
    }
}

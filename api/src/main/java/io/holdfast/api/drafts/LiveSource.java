package io.holdfast.api.drafts;

/** Where this service looks for what was published. */
@FunctionalInterface
public interface LiveSource {

    /** Takes what was published last, now rather than at the next look. */
    void take();
}

package io.holdfast.judges;

/** Told how far judges are. */
@FunctionalInterface
public interface Progress {

    /**
     * Whether they shall go on; where not, they stop with a {@link java.util.concurrent.CancellationException}.
     *
     * @param heard clients that the judges were asked about
     * @param of all that they are to be asked about
     */
    boolean heard(int heard, int of);
}

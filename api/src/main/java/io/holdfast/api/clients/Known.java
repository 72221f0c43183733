package io.holdfast.api.clients;

import java.util.Set;

/** What a caller knows about a client before changing it; a change goes through only where it is still so. */
sealed interface Known {

    Known ANYTHING = new Anything();
    Known NOBODY = new Nobody();
    Known SOMEBODY = new Somebody();

    /** Whether it is so; {@code version} is 0 when nobody is there, or nobody any more. */
    boolean holds(long version);

    /** The caller does not say. */
    record Anything() implements Known {
        @Override
        public boolean holds(long version) {
            return true;
        }
    }

    /** Nobody is there yet. */
    record Nobody() implements Known {
        @Override
        public boolean holds(long version) {
            return version == 0;
        }
    }

    /** Somebody is there, in any version. */
    record Somebody() implements Known {
        @Override
        public boolean holds(long version) {
            return version != 0;
        }
    }

    /** One of these versions is the latest. */
    record Versions(Set<Long> versions) implements Known {
        public Versions {
            versions = Set.copyOf(versions);
        }

        @Override
        public boolean holds(long version) {
            return version != 0 && versions.contains(version);
        }
    }
}

/** What clients did, as reported: kept, and told to the next decision as contacts. */
@NullMarked
package io.holdfast.api.outcomes;

import org.jspecify.annotations.NullMarked;

/** What a client, and an action on a client, is worth in money. */
@NullMarked
package io.holdfast.worth;

import org.jspecify.annotations.NullMarked;

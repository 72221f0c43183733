/** The client book held in memory, for the pages and the demo. */
@NullMarked
package io.holdfast.api.clients;

import org.jspecify.annotations.NullMarked;

/** What managers did about recommendations: a record of its own, which never counts as something the client did. */
@NullMarked
package io.holdfast.api.reviews;

import org.jspecify.annotations.NullMarked;

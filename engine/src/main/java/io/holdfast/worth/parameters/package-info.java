/** What a business learned of its own clients: models by segment, and the file they are kept in. */
@NullMarked
package io.holdfast.worth.parameters;

import org.jspecify.annotations.NullMarked;

/** Pages rendered by their real templates and read back. */
@NullMarked
package io.holdfast.api.pages;

import org.jspecify.annotations.NullMarked;

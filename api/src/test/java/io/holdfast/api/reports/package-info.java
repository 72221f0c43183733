/** Tests of the reports about the whole book. */
@NullMarked
package io.holdfast.api.reports;

import org.jspecify.annotations.NullMarked;

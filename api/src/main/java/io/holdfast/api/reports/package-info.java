/** Reports as single HTML files: tables and drawings that need nothing from elsewhere. */
@NullMarked
package io.holdfast.api.reports;

import org.jspecify.annotations.NullMarked;

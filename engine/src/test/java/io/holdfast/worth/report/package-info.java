@NullMarked
package io.holdfast.worth.report;

import org.jspecify.annotations.NullMarked;

/** How long a short command takes from its start to its end, against a Java machine that only loads Drools. */
@NullMarked
package io.holdfast.bench.start;

import org.jspecify.annotations.NullMarked;

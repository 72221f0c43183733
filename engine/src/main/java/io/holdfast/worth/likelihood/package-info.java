/** How likely clients go along with an action, learned from what they did before. */
@NullMarked
package io.holdfast.worth.likelihood;

import org.jspecify.annotations.NullMarked;

/** What a manager reads about fitted models: survival, visits and worth, as seen and as the model has it. */
@NullMarked
package io.holdfast.worth.report;

import org.jspecify.annotations.NullMarked;

/** Models of how long clients stay, how often they come and what they spend, in closed form at given parameters. */
@NullMarked
package io.holdfast.worth.model;

import org.jspecify.annotations.NullMarked;

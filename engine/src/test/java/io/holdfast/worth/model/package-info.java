@NullMarked
package io.holdfast.worth.model;

import org.jspecify.annotations.NullMarked;

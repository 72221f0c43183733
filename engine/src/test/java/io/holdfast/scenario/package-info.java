/** Rule tests, run. */
@org.jspecify.annotations.NullMarked
package io.holdfast.scenario;

/** Decisions, stage by stage. */
@org.jspecify.annotations.NullMarked
package io.holdfast.decision;

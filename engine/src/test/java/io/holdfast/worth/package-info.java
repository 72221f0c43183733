/** What clients and actions are worth. */
@org.jspecify.annotations.NullMarked
package io.holdfast.worth;

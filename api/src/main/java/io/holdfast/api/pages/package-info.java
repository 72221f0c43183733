/** The pages people work in, rendered here: the client list, a client, the rules, and a box to try facts in. */
@NullMarked
package io.holdfast.api.pages;

import org.jspecify.annotations.NullMarked;

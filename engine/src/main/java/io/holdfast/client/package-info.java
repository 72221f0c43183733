/** Client facts as a business knows them on one day, and what follows from them. */
@NullMarked
package io.holdfast.client;

import org.jspecify.annotations.NullMarked;

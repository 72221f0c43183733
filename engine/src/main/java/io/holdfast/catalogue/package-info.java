/** What a business can do and sell: its settings, actions, services and each client's openings. */
@NullMarked
package io.holdfast.catalogue;

import org.jspecify.annotations.NullMarked;

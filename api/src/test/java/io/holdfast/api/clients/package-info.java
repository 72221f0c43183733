@NullMarked
package io.holdfast.api.clients;

import org.jspecify.annotations.NullMarked;

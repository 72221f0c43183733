@NullMarked
package io.holdfast.api.database;

import org.jspecify.annotations.NullMarked;

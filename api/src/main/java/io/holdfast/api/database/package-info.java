/** The one database: opened, migrated, and left alone while it is away. */
@NullMarked
package io.holdfast.api.database;

import org.jspecify.annotations.NullMarked;

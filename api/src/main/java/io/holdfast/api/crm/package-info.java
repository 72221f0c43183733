/** What CRMs call without code: decisions and outcomes as flat columns, and the ways in of single products. */
@NullMarked
package io.holdfast.api.crm;

import org.jspecify.annotations.NullMarked;

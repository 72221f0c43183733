/** What a business has on record of renewals, visits and spend: from summary files and from client facts. */
@NullMarked
package io.holdfast.worth.history;

import org.jspecify.annotations.NullMarked;

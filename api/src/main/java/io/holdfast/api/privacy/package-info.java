/** What logs may say about clients. */
@NullMarked
package io.holdfast.api.privacy;

import org.jspecify.annotations.NullMarked;

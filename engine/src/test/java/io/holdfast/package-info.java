/** Laws about the engine as a whole. */
package io.holdfast;

/** The connections to Redis, and the embedded server for when the settings name none. */
@NullMarked
package dev.beagle.redis;

import org.jspecify.annotations.NullMarked;

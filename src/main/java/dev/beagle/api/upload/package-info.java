/** The bodies of requests: forms, JSON, raw bytes, and their limits. */
@NullMarked
package dev.beagle.api.upload;

import org.jspecify.annotations.NullMarked;

/** The one place that builds Redis connections, and the embedded server when none is configured. */
package dev.beagle.redis;

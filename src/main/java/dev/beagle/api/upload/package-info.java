/** Bodies of requests: forms, JSON, raw bytes, and their limits. */
package dev.beagle.api.upload;

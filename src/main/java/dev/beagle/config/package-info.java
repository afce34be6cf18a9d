/**
 * Settings, read and checked once: one record for each part of Beagle, and beside it the
 * definitions of its settings with their defaults, units and bounds.
 */
@NullMarked
package dev.beagle.config;

import org.jspecify.annotations.NullMarked;

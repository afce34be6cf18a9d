/** Typed settings, read once, each with its default, unit and bounds. */
package dev.beagle.config;

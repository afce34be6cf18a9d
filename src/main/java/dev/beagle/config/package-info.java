/** Typed settings, read and checked once, each with its default, unit and bounds. */
package dev.beagle.config;

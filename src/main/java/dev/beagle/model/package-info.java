/**
 * Models: descriptions, inputs, labels, calibrations, and the forms of networks that they carry.
 */
@NullMarked
package dev.beagle.model;

import org.jspecify.annotations.NullMarked;

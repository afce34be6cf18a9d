/** A model: its description, its input, its labels, its calibration. */
package dev.beagle.model;

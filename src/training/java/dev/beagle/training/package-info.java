/**
 * The training program of the {@code shapes} model, which draws its own pictures of ten shapes. It
 * is part of neither WAR; its output is the model in the resources.
 */
package dev.beagle.training;

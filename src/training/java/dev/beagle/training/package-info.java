/**
 * Draws pictures of ten shapes and trains the {@code shapes} model on them. A tool of this project,
 * part of neither WAR: what it leaves behind is the model in the resources.
 */
package dev.beagle.training;

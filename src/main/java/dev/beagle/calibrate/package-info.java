/** A command that prepares a model for eight bits: no part of either WAR. */
package dev.beagle.calibrate;

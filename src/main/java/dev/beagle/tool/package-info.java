/** Commands: in neither WAR. */
package dev.beagle.tool;

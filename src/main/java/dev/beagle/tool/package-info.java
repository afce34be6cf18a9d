/** Commands: in neither WAR. */
@NullMarked
package dev.beagle.tool;

import org.jspecify.annotations.NullMarked;

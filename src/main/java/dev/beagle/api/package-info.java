/** The HTTP interface of a web node: resources, filters and the web node that they share. */
@NullMarked
package dev.beagle.api;

import org.jspecify.annotations.NullMarked;

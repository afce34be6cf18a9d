/** The models that there are, built in or described in a directory, and their loading. */
@NullMarked
package dev.beagle.model.catalog;

import org.jspecify.annotations.NullMarked;

/** Finds and loads models, built in or described in a directory. */
@NullMarked
package dev.beagle.model.catalog;

import org.jspecify.annotations.NullMarked;

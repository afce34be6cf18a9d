/** The models that there are, built in or described in a directory, and their loading. */
package dev.beagle.model.catalog;

/** Weights from elsewhere: downloaded, verified, kept. */
@NullMarked
package dev.beagle.model.download;

import org.jspecify.annotations.NullMarked;

/** The worker: a startup singleton that loads each model once and runs the queue in batches. */
@NullMarked
package dev.beagle.worker;

import org.jspecify.annotations.NullMarked;

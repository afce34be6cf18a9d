/** The worker: a startup singleton that loads each model once and runs the queue in batches. */
package dev.beagle.worker;

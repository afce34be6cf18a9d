/**
 * The vocabulary that web nodes and workers share: a {@link dev.beagle.job.Job} is one image to
 * classify, a {@link dev.beagle.job.Result} is what comes of it. Plain values, no behaviour.
 */
package dev.beagle.job;

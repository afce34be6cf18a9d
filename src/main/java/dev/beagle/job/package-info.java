/** Values that web nodes and workers share: jobs, their results, and errors. */
@NullMarked
package dev.beagle.job;

import org.jspecify.annotations.NullMarked;

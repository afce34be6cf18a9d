/**
 * Health, meters and MXBeans, for operators and orchestrators. Web node and worker each implement
 * {@link dev.beagle.monitor.HealthChecks}; this package knows neither.
 */
@NullMarked
package dev.beagle.monitor;

import org.jspecify.annotations.NullMarked;

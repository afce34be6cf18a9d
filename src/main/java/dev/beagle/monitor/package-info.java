/**
 * What operators and orchestrators look at: health, figures, MXBeans. It knows neither web node nor
 * worker: each of them answers {@link dev.beagle.monitor.HealthChecks} for itself.
 */
package dev.beagle.monitor;

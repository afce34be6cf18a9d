/** What operators and orchestrators look at: health. */
package dev.beagle.monitor;

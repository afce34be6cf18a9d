/** The servers that the integration tests start, install and call, and their clients. */
package dev.beagle.it.server;

/** The web node's HTTP interface: resources, filters, and the node that they share. */
package dev.beagle.api;

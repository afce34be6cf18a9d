/** The HTTP interface: resources, JSON shapes, error mapping. */
package dev.beagle.api;

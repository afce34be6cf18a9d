/** The web node's view of all: JSON for the status, MXBeans for consoles, and its figures. */
package dev.beagle.api.status;

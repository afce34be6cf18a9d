/**
 * What runs before the server does when Beagle is started from its build: no part of either WAR.
 */
package dev.beagle.start;

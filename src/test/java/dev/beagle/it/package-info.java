/** Integration tests of one server, of both WARs and of what an operator does with them. */
package dev.beagle.it;

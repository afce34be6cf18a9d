/** Integration tests of the page in a real browser. */
package dev.beagle.it.page;

/** The status of the installation as JSON and MXBeans, and the figures of the web node. */
@NullMarked
package dev.beagle.api.status;

import org.jspecify.annotations.NullMarked;

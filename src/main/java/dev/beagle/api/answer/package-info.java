/** Answers to requests: JSON, headers, errors. */
@NullMarked
package dev.beagle.api.answer;

import org.jspecify.annotations.NullMarked;

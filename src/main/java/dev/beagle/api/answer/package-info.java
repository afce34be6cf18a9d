/** Answers to requests: JSON shapes, headers, errors. */
package dev.beagle.api.answer;

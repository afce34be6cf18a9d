/**
 * What a network is before it runs: its description, its weights (found, downloaded, verified,
 * read), its graph and its labels.
 */
package dev.beagle.model;

/** Weights from elsewhere: downloaded, verified, kept. */
package dev.beagle.model.download;

/** The built-in network: ResNet-50 as a graph of DL4J, with Keras' weights. */
@NullMarked
package dev.beagle.model.resnet50;

import org.jspecify.annotations.NullMarked;

/** The built-in network: ResNet-50 as a graph of DL4J, with Keras' weights. */
package dev.beagle.model.resnet50;

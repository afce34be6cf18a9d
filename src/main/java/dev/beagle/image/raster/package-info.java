/** Pixels in memory, row by row: conversion to RGB, cropping, orientation. */
@NullMarked
package dev.beagle.image.raster;

import org.jspecify.annotations.NullMarked;

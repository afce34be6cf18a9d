/** Pixels in memory, row by row: conversion to RGB, cropping, orientation. */
package dev.beagle.image.raster;

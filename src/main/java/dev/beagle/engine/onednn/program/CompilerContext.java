package dev.beagle.engine.onednn.program;

import dev.beagle.network.Graph;
import org.bytedeco.dnnl.engine;

/**
 * The parts that the programs of one network share.
 *
 * @param objects owns the native objects of the programs
 */
public record CompilerContext(
    engine cpu,
    NativeObjects objects,
    WeightsMemory weights,
    Graph graph,
    Precision precision,
    Quantization quantization) {}

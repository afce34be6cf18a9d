package dev.beagle.engine.onednn.emitter;

import dev.beagle.engine.onednn.program.ProgramBuilder;
import dev.beagle.engine.onednn.program.Tensor;
import dev.beagle.network.Operation;
import dev.beagle.network.Operation.ChannelAffine;
import dev.beagle.network.Operation.Combination;
import dev.beagle.network.Operation.Concatenation;
import dev.beagle.network.Operation.Convolution;
import dev.beagle.network.Operation.Deconvolution;
import dev.beagle.network.Operation.Elementwise;
import dev.beagle.network.Operation.L2Normalize;
import dev.beagle.network.Operation.Lrn;
import dev.beagle.network.Operation.PRelu;
import dev.beagle.network.Operation.Padding;
import dev.beagle.network.Operation.Pooling;
import dev.beagle.network.Operation.Slice;
import dev.beagle.network.Operation.Softmax;
import dev.beagle.network.Operation.Sum;
import dev.beagle.network.Step;

/** Emits the commands of a step, one method for each operation; each returns the step's output. */
final class OperationEmitter implements Operation.Visitor<Tensor> {
  private final ProgramBuilder program;
  private final Step step;

  OperationEmitter(ProgramBuilder program, Step step) {
    this.program = program;
    this.step = step;
  }

  @Override
  public Tensor convolution(Convolution convolution) {
    return program.quantization().covers(step)
        ? new Int8ConvolutionEmitter(program, step, convolution).emit()
        : new ConvolutionEmitter(program, step, convolution).emit();
  }

  @Override
  public Tensor deconvolution(Deconvolution deconvolution) {
    return new DeconvolutionEmitter(program, step, deconvolution).emit();
  }

  @Override
  public Tensor pooling(Pooling pooling) {
    return new PoolingEmitter(program, step, pooling).emit();
  }

  @Override
  public Tensor elementwise(Elementwise elementwise) {
    return new ElementwiseEmitter(program, step).activation(elementwise.activation());
  }

  @Override
  public Tensor prelu(PRelu prelu) {
    return new ElementwiseEmitter(program, step).prelu(prelu);
  }

  @Override
  public Tensor sum(Sum sum) {
    return new ElementwiseEmitter(program, step).sum();
  }

  @Override
  public Tensor combination(Combination combination) {
    return new ElementwiseEmitter(program, step).combination(combination);
  }

  @Override
  public Tensor lrn(Lrn lrn) {
    return new NormalizationEmitter(program, step).lrn(lrn);
  }

  @Override
  public Tensor l2Normalize(L2Normalize normalize) {
    return new NormalizationEmitter(program, step).l2Normalize(normalize);
  }

  @Override
  public Tensor softmax(Softmax softmax) {
    return new NormalizationEmitter(program, step).softmax();
  }

  @Override
  public Tensor concatenation(Concatenation concatenation) {
    return new CopyEmitter(program, step).concatenation();
  }

  @Override
  public Tensor slice(Slice slice) {
    return new CopyEmitter(program, step).slice(slice);
  }

  @Override
  public Tensor channelAffine(ChannelAffine affine) {
    throw notFused(affine);
  }

  @Override
  public Tensor padding(Padding padding) {
    throw notFused(padding);
  }

  private static IllegalStateException notFused(Operation operation) {
    return new IllegalStateException("only a graph that was not fused has " + operation);
  }
}

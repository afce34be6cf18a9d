package dev.beagle.engine.onednn.emitter;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_max;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_sub;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;

import dev.beagle.engine.onednn.program.ProgramBuilder;
import dev.beagle.engine.onednn.program.Tensor;
import dev.beagle.network.Activation;
import dev.beagle.network.Operation.Combination;
import dev.beagle.network.Operation.PRelu;
import dev.beagle.network.Shape;
import dev.beagle.network.Step;
import java.util.Map;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.prelu_forward;
import org.bytedeco.dnnl.primitive_attr;

/** Emits the operations that take one or two inputs value by value. */
final class ElementwiseEmitter {
  private final ProgramBuilder program;
  private final Step step;
  private final Tensor source;

  ElementwiseEmitter(ProgramBuilder program, Step step) {
    this.program = program;
    this.step = step;
    this.source = program.dequantized(step.input());
  }

  Tensor activation(Activation activation) {
    eltwise_forward.primitive_desc description =
        new eltwise_forward.primitive_desc(
            program.cpu(),
            dnnl_forward_inference,
            Eltwise.algorithm(activation),
            source.layout(),
            source.layout(),
            activation.alpha(),
            activation.beta(),
            new primitive_attr(),
            false);
    return program.add(new eltwise_forward(description), source, source.layout());
  }

  Tensor prelu(PRelu prelu) {
    Shape shape = prelu.shape();
    long[] dims = {1, shape.channels(), shape.height(), shape.width()};
    memory.desc plain = new memory.desc(dims, data_type.f32, format_tag.abcd);
    prelu_forward.primitive_desc description =
        new prelu_forward.primitive_desc(
            program.cpu(),
            dnnl_forward_inference,
            source.layout(),
            new memory.desc(dims, data_type.f32, format_tag.any),
            source.layout(),
            new primitive_attr(),
            false);
    Tensor target = new Tensor(source.layout());
    Tensor slopes =
        program.weights().get(prelu.slopes().values(), plain, description.weights_desc());
    program.add(
        new prelu_forward(description),
        Map.of(DNNL_ARG_SRC, source, DNNL_ARG_WEIGHTS, slopes, DNNL_ARG_DST, target));
    return target;
  }

  Tensor sum() {
    return binary(dnnl_binary_add);
  }

  Tensor combination(Combination combination) {
    return binary(
        switch (combination.function()) {
          case DIFFERENCE -> dnnl_binary_sub;
          case PRODUCT -> dnnl_binary_mul;
          case MAX -> dnnl_binary_max;
        });
  }

  private Tensor binary(int algorithm) {
    return program.binary(algorithm, source, program.dequantized(step.inputs().get(1)));
  }
}

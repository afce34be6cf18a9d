package dev.beagle.engine.onednn.emitter;

import dev.beagle.engine.onednn.program.CompilerContext;
import dev.beagle.engine.onednn.program.Encoding;
import dev.beagle.engine.onednn.program.Program;
import dev.beagle.engine.onednn.program.ProgramBuilder;
import dev.beagle.engine.onednn.program.Tensor;
import dev.beagle.engine.onednn.program.Threads;
import dev.beagle.network.Graph;
import dev.beagle.network.Step;
import dev.beagle.network.UnsupportedLayerException;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;

/** Compiles a graph to a program for each batch size. */
public final class GraphCompiler {
  private final CompilerContext context;

  public GraphCompiler(CompilerContext context) {
    this.context = context;
  }

  /**
   * Compiles a program, which is not bound yet.
   *
   * @param batch how many images the program takes
   * @param threads how many threads it computes on
   * @throws UnsupportedLayerException for a step that oneDNN has no primitive for
   */
  public Program compile(int batch, int threads) {
    Threads.set(threads);
    ProgramBuilder program = new ProgramBuilder(context, batch);
    Graph graph = context.graph();
    Encoding encoding =
        context
            .quantization()
            .encoding(Graph.INPUT)
            .orElse(new Encoding(context.precision().type(), 1));
    Tensor input = program.tensor(graph.input(), encoding);
    program.setInput(input);
    for (Step step : graph.steps()) {
      program.setOutput(step, emit(program, step));
    }
    Tensor last = program.dequantized(graph.last().id());
    Tensor output =
        program.as(last, program.layout(graph.last().output(), data_type.f32, format_tag.abcd));
    return new Program(batch, threads, program.commands(), input, output, program.results());
  }

  private static Tensor emit(ProgramBuilder program, Step step) {
    try {
      return step.operation().accept(new OperationEmitter(program, step));
    } catch (RuntimeException e) {
      throw new UnsupportedLayerException(
          step.layer(), "oneDNN does not run it: " + e.getMessage());
    }
  }
}

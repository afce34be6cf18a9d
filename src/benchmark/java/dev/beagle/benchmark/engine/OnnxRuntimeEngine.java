package dev.beagle.benchmark.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.beagle.engine.InferenceEngine;
import dev.beagle.job.Pixels;
import dev.beagle.model.NetworkInput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs an ONNX file by ONNX Runtime with all of its optimizations. */
final class OnnxRuntimeEngine implements InferenceEngine {
  private final NetworkInput input;
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final float[] plane;
  private final FloatBuffer values;

  /**
   * @param threads the number of threads of a pass
   * @param maxBatch the largest batch
   */
  OnnxRuntimeEngine(Path file, NetworkInput input, int threads, int maxBatch) throws OrtException {
    this.input = input;
    this.plane = new float[input.width() * input.height()];
    this.values =
        ByteBuffer.allocateDirect(maxBatch * NetworkInput.CHANNELS * plane.length * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      this.session = environment.createSession(file.toString(), options);
    }
  }

  @Override
  public String name() {
    return "ONNX Runtime";
  }

  @Override
  public String precision() {
    return "float32";
  }

  @Override
  public float[][] infer(List<Pixels> batch) {
    values.clear();
    batch.forEach(this::put);
    values.flip();
    long[] shape = {batch.size(), NetworkInput.CHANNELS, input.height(), input.width()};
    try (OnnxTensor images = OnnxTensor.createTensor(environment, values, shape);
        OrtSession.Result result = session.run(Map.of(OnnxFile.INPUT, images))) {
      return (float[][]) result.get(0).getValue();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  private void put(Pixels pixels) {
    byte[] rgb = pixels.rgb();
    for (int channel = 0; channel < NetworkInput.CHANNELS; channel++) {
      float mean = input.mean().get(channel);
      float scale = input.scale().get(channel);
      int offset = input.channels().offset(channel);
      for (int i = 0; i < plane.length; i++) {
        plane[i] = ((rgb[NetworkInput.CHANNELS * i + offset] & 0xff) - mean) * scale;
      }
      values.put(plane);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}

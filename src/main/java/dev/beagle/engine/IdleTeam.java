package dev.beagle.engine;

import java.util.concurrent.CountDownLatch;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;

/**
 * Two threads of OpenMP that do nothing, so that the others wait asleep. GCC's libgomp lets a
 * thread that waits for the rest of its team spin for milliseconds, but puts it to sleep at once
 * where it knows of more threads than processors. Spinning is ruinous as soon as the machine does
 * anything else: it keeps off its processor the very thread that is waited for. Measured on two
 * cores with four other processes: ResNet50 at batch 1 took 118 to 440 ms instead of 17.
 *
 * <p>The environment variable {@code OMP_WAIT_POLICY=passive} does the same, but has to be there
 * before the server starts.
 */
final class IdleTeam implements AutoCloseable {
  private static final int VALUES = 1 << 20; // Enough for oneDNN to share the work.

  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Returns once the team is there. */
  IdleTeam() {
    Thread thread = new Thread(this::run, "beagle-idle-team");
    thread.setDaemon(true);
    thread.start();
    await(started);
  }

  private void run() {
    try {
      Threads.set(2);
      shareSomeWork();
    } finally {
      started.countDown();
    }
    await(closed);
  }

  /** OpenMP makes a team when it first has work for one, and keeps it as long as its thread. */
  private static void shareSomeWork() {
    try (NativeObjects objects = new NativeObjects()) {
      engine cpu = objects.own(new engine(engine.kind.cpu, 0));
      stream order = objects.own(new stream(cpu));
      memory from = objects.own(new memory(layout(data_type.f32), cpu));
      memory to = objects.own(new memory(layout(data_type.bf16), cpu));
      objects.own(new reorder(from, to)).execute(order, from, to);
      order._wait();
    }
  }

  private static memory.desc layout(data_type type) {
    return new memory.desc(new long[] {VALUES}, type, format_tag.a);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}

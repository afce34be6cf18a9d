package dev.beagle.chaos;

import dev.beagle.chaos.Target.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Lets faults happen to targets, at random but by a seed, each target by itself. */
final class Faults {
  private final Random seeds;
  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Future<?>> loops = new ArrayList<>();
  private final Map<String, Integer> counts = new TreeMap<>();

  Faults(long seed) {
    this.seeds = new Random(seed);
  }

  /**
   * Begins with a target.
   *
   * @param up how long it is left alone between faults, on average
   * @param down how long a fault lasts, on average
   * @param kinds what happens to it, each as often as it is named
   */
  void start(Target target, Duration up, Duration down, Fault... kinds) {
    Random random = new Random(seeds.nextLong());
    loops.add(
        threads.submit(
            () -> {
              while (!pause(up, random)) {
                Fault fault = kinds[random.nextInt(kinds.length)];
                count(target.kind() + " " + fault.name().toLowerCase(Locale.ROOT));
                target.inject(fault);
                pause(down, random);
                target.restore();
              }
              return null;
            }));
  }

  /** Whether faults are over. */
  private boolean pause(Duration average, Random random) throws InterruptedException {
    return over.await((long) (2 * average.toMillis() * random.nextDouble()), TimeUnit.MILLISECONDS);
  }

  private synchronized void count(String name) {
    counts.merge(name, 1, Integer::sum);
  }

  /** Ends all faults. */
  void end() throws InterruptedException, ExecutionException {
    over.countDown();
    for (Future<?> loop : loops) {
      loop.get();
    }
    threads.shutdown();
  }

  /** How many there were, by target and fault. */
  synchronized Map<String, Integer> counts() {
    return new TreeMap<>(counts);
  }
}

package dev.beagle.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.beagle.job.BeagleException;
import dev.beagle.redis.RedisConnections;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks at one shard again and again, and remembers what must not be: more jobs than its capacity,
 * a job that changed hands before its lease had ended. Gathers the dead letters, too.
 */
final class Sampler implements Runnable {
  /** Scripts before Redis 7 see a clock that stands still and one that does not. */
  private static final long CLOCKS_APART = 50;

  private static final byte[] SCRIPT = script();

  private final RedisConnections redis;
  private final Duration lease;
  private final boolean replaceable;
  private Map<String, Hold> holds = Map.of();
  private String lastDead = "0-0";

  private final Set<Long> deadSequences = new HashSet<>();
  private final Set<String> innocentDead = new TreeSet<>();
  private final Set<String> stolen = new TreeSet<>();
  private long most;
  private long samples;
  private long depth = -1;
  private long inFlight = -1;

  /**
   * @param replaceable whether another server may take its place, that does not know the last reads
   */
  Sampler(RedisConnections redis, Duration lease, boolean replaceable) {
    this.redis = redis;
    this.lease = lease;
    this.replaceable = replaceable;
  }

  private static byte[] script() {
    try (InputStream in = Sampler.class.getResourceAsStream("sample.lua")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes one sample, unless the shard does not answer. */
  @Override
  public synchronized void run() {
    try {
      List<byte[]> keys =
          List.of(bytes("beagle:{0}:jobs:" + Load.MODEL), bytes("beagle:{0}:dead:" + Load.MODEL));
      List<byte[]> arguments = List.of(bytes("workers"), bytes(lastDead));
      List<?> sample = (List<?>) redis.call(jedis -> jedis.eval(SCRIPT, keys, arguments));
      samples++;
      depth = (Long) sample.get(1);
      most = Math.max(most, depth);
      addHolds((Long) sample.get(0), (List<?>) sample.get(2));
      ((List<?>) sample.get(3)).forEach(letter -> addDead((List<?>) letter));
    } catch (BeagleException e) {
      depth = -1;
      if (replaceable) {
        holds = Map.of();
      }
    }
  }

  private void addHolds(long time, List<?> held) {
    inFlight = held.size();
    Map<String, Hold> now = new HashMap<>();
    for (Object each : held) {
      List<?> fields = (List<?>) each;
      String entry = text(fields.get(0));
      Hold hold = new Hold(text(fields.get(1)), time - (Long) fields.get(2));
      Hold before = holds.get(entry);
      if (before != null
          && !before.worker.equals(hold.worker)
          && time - before.since < lease.toMillis() - CLOCKS_APART) {
        stolen.add("%s at %d: %s -> %s".formatted(entry, time, before, hold));
      }
      now.put(entry, hold);
    }
    holds = now;
  }

  private void addDead(List<?> letter) {
    lastDead = text(letter.get(0));
    ChaosJob job = ChaosJob.of((byte[]) letter.get(1));
    deadSequences.add(job.sequence());
    if (!job.kind().isPoison()) {
      innocentDead.add(job.toString());
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static String text(Object bytes) {
    return new String((byte[]) bytes, UTF_8);
  }

  synchronized boolean isQuiet() {
    return depth == 0 && inFlight == 0;
  }

  synchronized String state() {
    return "%d jobs, %d of them in flight".formatted(depth, inFlight);
  }

  synchronized long most() {
    return most;
  }

  synchronized long samples() {
    return samples;
  }

  /** The jobs among the dead letters. */
  synchronized Set<Long> deadSequences() {
    return Set.copyOf(deadSequences);
  }

  /** Those of them that are no poison. */
  synchronized Set<String> innocentDead() {
    return Set.copyOf(innocentDead);
  }

  /** The jobs that changed hands too early. */
  synchronized Set<String> stolen() {
    return Set.copyOf(stolen);
  }

  /** A worker's claim on a job, and when it last said so, in ms by Redis' clock. */
  private record Hold(String worker, long since) {}
}

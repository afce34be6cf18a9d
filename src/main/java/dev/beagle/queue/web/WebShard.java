package dev.beagle.queue.web;

import dev.beagle.concurrent.ExpiringSupplier;
import dev.beagle.concurrent.PollingLoop;
import dev.beagle.config.QueueConfig;
import dev.beagle.job.BeagleException;
import dev.beagle.queue.Announced;
import dev.beagle.queue.Keys;
import dev.beagle.queue.StreamEntry;
import dev.beagle.queue.WebNodeStatus;
import dev.beagle.queue.WorkerAnnouncements;
import dev.beagle.queue.WorkerStatus;
import dev.beagle.queue.web.figures.QueueStatus;
import dev.beagle.redis.RedisShard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A web node's side of one shard: its availability, its replies, and the web node's heartbeat
 * there. A shard is down when it has not answered; it is asked again each second, and with each
 * attempt to read replies.
 */
final class WebShard {
  /** Short, as it bounds how soon a shard that answers again is up. */
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(250);

  private static final Duration FRESH = Duration.ofSeconds(1);

  private final RedisShard redis;
  private final ShardClient client;
  private final WorkerAnnouncements announcements;
  private final Duration heartbeat;
  private final ReplyReader replies;
  private final PollingLoop reading;
  private final Consumer<WebShard> onJoin;
  private final ReentrantLock joining = new ReentrantLock();
  private final OrphanedJobs orphans = new OrphanedJobs();
  private final Availability availability;
  private final ExpiringSupplier<List<Announced<WorkerStatus>>> workers;
  private final ExpiringSupplier<List<Announced<WebNodeStatus>>> nodes;
  private final Supplier<WebNodeStatus> status;
  private final Map<String, ExpiringSupplier<QueueStatus>> queues = new ConcurrentHashMap<>();

  private volatile long lastBeat;

  /**
   * A shard that is down until {@link #join}.
   *
   * @param node the id of this web node
   * @param status what this web node says of itself
   * @param executor runs the reading of the replies
   * @param receiver gets each reply; must not block
   * @param onJoin called when the shard has come up; may block
   */
  WebShard(
      RedisShard redis,
      QueueConfig config,
      String node,
      Supplier<WebNodeStatus> status,
      Executor executor,
      BiConsumer<WebShard, StreamEntry> receiver,
      Consumer<WebShard> onJoin) {
    this.redis = redis;
    this.availability = new Availability(redis.connections().server());
    Keys keys = new Keys(redis.prefix(), redis.name());
    this.client = new ShardClient(redis.connections(), keys, config, node);
    this.announcements = new WorkerAnnouncements(redis.connections(), keys, config);
    this.heartbeat = config.heartbeat().interval();
    this.onJoin = onJoin;
    this.status = status;
    this.workers = new ExpiringSupplier<>(FRESH, () -> list(announcements::list));
    this.nodes = new ExpiringSupplier<>(FRESH, () -> list(client::nodes));
    this.replies =
        new ReplyReader(
            redis.connections(),
            keys.replies(node),
            config.block(),
            reply -> receiver.accept(this, reply));
    this.reading =
        new PollingLoop("Reading replies", executor, PAUSE_AFTER_FAILURE, this::readReplies);
  }

  void start() {
    join();
    reading.start();
  }

  private void readReplies() {
    try {
      if (replies.connect()) {
        join();
      }
      replies.read();
    } catch (BeagleException e) {
      fail(e);
      throw e;
    }
  }

  /** Announces this web node; if that succeeds, the shard is up. */
  void join() {
    if (!joining.tryLock()) {
      return;
    }
    try {
      announce();
      if (!isUp()) {
        orphans.release(client);
        availability.succeed();
        onJoin.accept(this);
      }
    } catch (BeagleException e) {
      fail(e);
    } finally {
      joining.unlock();
    }
  }

  /** Announces this web node with its status. */
  void announce() {
    client.announce(status.get());
    lastBeat = System.nanoTime();
  }

  /** Renews the announcement when it is due, or asks whether the shard is back. */
  void tick() {
    if (!isUp() || System.nanoTime() - lastBeat > heartbeat.toNanos()) {
      join();
    }
  }

  /** Runs a task on the shard, which is down if it does not answer. */
  void attempt(Runnable task) {
    try {
      task.run();
    } catch (BeagleException e) {
      fail(e);
    }
  }

  /** Records that the shard did not answer. */
  void fail(BeagleException reason) {
    availability.fail(reason);
  }

  boolean isUp() {
    return availability.isUp();
  }

  boolean isDownFor(Duration duration) {
    return availability.isDownFor(duration);
  }

  /** The reason why the shard is down; null while it is up. */
  @Nullable BeagleException trouble() {
    return availability.trouble();
  }

  RedisShard redis() {
    return redis;
  }

  ShardClient client() {
    return client;
  }

  /** Jobs of which this shard may hold a copy too many when it is back. */
  OrphanedJobs orphans() {
    return orphans;
  }

  /**
   * The workers of the shard, up to a second ago.
   *
   * @throws BeagleException {@code unavailable} while the shard is down
   */
  List<Announced<WorkerStatus>> workers() {
    checkUp();
    return workers.get();
  }

  /** The web nodes that have announced themselves here; as {@link #workers}. */
  List<Announced<WebNodeStatus>> nodes() {
    checkUp();
    return nodes.get();
  }

  private <T> List<Announced<T>> list(Supplier<List<Announced<T>>> source) {
    // Once more: another thread may have found the shard down while this one waited for it.
    checkUp();
    try {
      return source.get();
    } catch (BeagleException e) {
      fail(e);
      throw e;
    }
  }

  /**
   * Makes sure that the shard is up.
   *
   * @throws BeagleException {@code unavailable} while it is down
   */
  void checkUp() {
    availability.check();
  }

  boolean serves(String model) {
    try {
      return workers().stream().anyMatch(worker -> worker.status().serves(model));
    } catch (BeagleException e) {
      return false;
    }
  }

  /** The queue of a model, up to a second ago. */
  QueueStatus recentQueue(String model) {
    return queues
        .computeIfAbsent(model, name -> new ExpiringSupplier<>(FRESH, () -> client.queue(name)))
        .get();
  }

  /** The models that the workers of the shard have announced. */
  List<String> models() {
    List<String> names = new ArrayList<>();
    workers().forEach(worker -> worker.status().models().forEach(model -> names.add(model.name())));
    return names.stream().distinct().sorted().toList();
  }

  /** Stops reading replies. */
  void stop() {
    reading.stop(replies::wake);
    replies.close();
  }
}

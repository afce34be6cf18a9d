package dev.beagle.api;

import dev.beagle.api.predict.Classifier;
import dev.beagle.api.status.AnswerMeter;
import dev.beagle.api.status.ManagedQueue;
import dev.beagle.api.status.ManagedWebNode;
import dev.beagle.concurrent.Gate;
import dev.beagle.config.Settings;
import dev.beagle.container.DaemonThreadFactory;
import dev.beagle.container.ManagedExecutor;
import dev.beagle.image.ImageDecoder;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.monitor.ManagedBeans;
import dev.beagle.monitor.ThisHost;
import dev.beagle.queue.NodeStatus;
import dev.beagle.queue.WebNodeFigures;
import dev.beagle.queue.web.AcceptedJobs;
import dev.beagle.queue.web.ModelDirectory;
import dev.beagle.queue.web.QueueMonitor;
import dev.beagle.queue.web.RedisJobQueue;
import dev.beagle.redis.RedisShard;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.management.ObjectName;

/** What a web node is made of. */
@ApplicationScoped
public class WebNode {
  static final String PAUSED = "This web node is paused or stopping: send the request again";

  private static final Logger LOGGER = System.getLogger(WebNode.class.getName());

  /** Ample for writing errors to clients that wait. */
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);

  private final Gate gate = new Gate();
  private final AnswerMeter answers = new AnswerMeter();
  private final ManagedBeans beans = new ManagedBeans();
  private boolean closed;
  private Settings settings;
  private List<RedisShard> redis;
  private RedisJobQueue queue;
  private ModelDirectory directory;
  private ImageDecoder decoder;
  private Classifier classifier;

  /**
   * Builds the node.
   *
   * @throws IllegalArgumentException for a setting that is not allowed
   * @throws dev.beagle.job.BeagleException {@code unavailable} if the embedded Redis cannot be
   *     started
   */
  void open() {
    settings = Settings.ofServer();
    Executor executor = ManagedExecutor.lookUp(settings.server().executor());
    redis = RedisShard.open(settings.redis());
    queue =
        new RedisJobQueue(
            redis,
            settings.queue(),
            settings.predict(),
            executor,
            new DaemonThreadFactory("beagle-queue"),
            this::announcement);
    directory = queue.directory();
    queue.start();
    decoder = new ImageDecoder(settings.image());
    classifier =
        new Classifier(
            settings.predict(),
            settings.upload(),
            decoder::decode,
            queue,
            directory,
            InstantSource.system());
    manage();
  }

  private void manage() {
    beans.add(
        "WebNode",
        new ManagedWebNode(this::figures, this::pause, this::resume, this::pauseAndWait));
    QueueMonitor monitor = queue.monitor();
    for (int i = 0; i < redis.size(); i++) {
      int shard = i;
      String server = ObjectName.quote(redis.get(i).connections().server());
      String name = "Queue,server=%s,shard=%s".formatted(server, redis.get(i).name());
      beans.add(name, new ManagedQueue(() -> monitor.shards().get(shard)));
    }
  }

  /**
   * Lets no request in any more, answers what waits as long as {@code beagle.drain.timeout} allows,
   * and ends every other wait and every connection; once is enough.
   */
  void close() {
    if (queue == null || !closeOnce()) {
      return;
    }
    gate.close();
    beans.close();
    LOGGER.log(Level.INFO, "This web node stops: {0} requests are under way", gate.inside());
    int unanswered = await(settings.server().drainTimeout());
    queue.close();
    if (unanswered > 0) {
      LOGGER.log(Level.WARNING, "{0} requests get no result from this web node", unanswered);
      await(LAST_ANSWERS);
    }
    redis.forEach(shard -> shard.connections().close());
    decoder.close();
  }

  private synchronized boolean closeOnce() {
    boolean first = !closed;
    closed = true;
    return first;
  }

  /** Lets requests in again after a pause; a node that has been closed stays so. */
  public synchronized void resume() {
    if (!closed) {
      gate.open();
    }
  }

  /** Lets no request in until it is resumed. */
  void pause() {
    gate.close();
  }

  /**
   * Lets no request in until it is resumed, and answers what waits.
   *
   * @return whether all was answered within {@code beagle.drain.timeout}
   */
  public boolean pauseAndWait() {
    pause();
    return await(settings.server().drainTimeout()) == 0;
  }

  /** Counts the answers to uploads. */
  AnswerMeter answers() {
    return answers;
  }

  /** The figures of this web node at this moment. */
  WebNodeFigures figures() {
    return new WebNodeFigures(gate.isClosed(), gate.inside(), queue.waiting(), answers.figures());
  }

  private NodeStatus announcement(String id) {
    return new NodeStatus(id, ThisHost.name(), figures(), answers.takeLatencies());
  }

  /**
   * Runs a request, which is under way until the stage that it returns completes.
   *
   * @throws BeagleException {@code unavailable} while the node is paused, or stopping
   */
  void run(Supplier<? extends CompletionStage<?>> request) {
    if (!gate.tryRun(request)) {
      throw new BeagleException(ErrorCode.UNAVAILABLE, PAUSED);
    }
  }

  boolean isPaused() {
    return gate.isClosed();
  }

  /**
   * Waits until no request is under way; an interrupt ends the wait.
   *
   * @return how many still are at the limit
   */
  private int await(Duration limit) {
    try {
      gate.awaitEmpty(limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return gate.inside();
  }

  AcceptedJobs acceptedJobs() {
    return queue.acceptedJobs();
  }

  QueueMonitor queueMonitor() {
    return queue.monitor();
  }

  Settings settings() {
    return settings;
  }

  ModelDirectory directory() {
    return directory;
  }

  Classifier classifier() {
    return classifier;
  }
}

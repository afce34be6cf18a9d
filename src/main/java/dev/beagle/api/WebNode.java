package dev.beagle.api;

import dev.beagle.api.status.AnswerMeter;
import dev.beagle.api.status.ManagedQueue;
import dev.beagle.api.status.ManagedWebNode;
import dev.beagle.concurrent.Gate;
import dev.beagle.config.Settings;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.monitor.ManagedBeans;
import dev.beagle.monitor.ThisHost;
import dev.beagle.queue.WebNodeFigures;
import dev.beagle.queue.WebNodeStatus;
import dev.beagle.queue.web.figures.QueueMonitor;
import dev.beagle.redis.RedisShard;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** A web node, from its deployment to its end: opens, pauses, drains and closes. */
@ApplicationScoped
public class WebNode {
  private static final Logger LOG = System.getLogger(WebNode.class.getName());

  /** Enough to write errors to the clients that wait. */
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);

  private final Gate gate = new Gate();
  private final AnswerMeter answers = new AnswerMeter();
  private final ManagedBeans beans = new ManagedBeans();
  private volatile @Nullable WebNodeParts parts;
  private boolean closed;

  /**
   * Opens the web node. Redis need not be there yet, unless it is embedded.
   *
   * @throws IllegalArgumentException for a setting that is not allowed
   * @throws BeagleException {@code unavailable} if the embedded Redis cannot be started
   */
  void open() {
    WebNodeParts built = new WebNodeParts(Settings.ofServer(), this::announcement);
    // Before the queue is started, because it announces the figures of the web node at once.
    parts = built;
    built.queue().start();
    manage(built);
  }

  private void manage(WebNodeParts built) {
    beans.add("WebNode", new ManagedWebNode(this::figures, this::pause, this::resume, this::drain));
    QueueMonitor monitor = built.queue().monitor();
    List<RedisShard> redis = built.redis();
    for (int i = 0; i < redis.size(); i++) {
      int shard = i;
      String server = ObjectName.quote(redis.get(i).connections().server());
      String name = "Queue,server=%s,shard=%s".formatted(server, redis.get(i).name());
      beans.add(name, new ManagedQueue(() -> monitor.shards().get(shard)));
    }
  }

  /**
   * Lets no more requests in, answers those under way within {@code beagle.drain.timeout}, and then
   * ends every other wait and every connection. A second call does nothing.
   */
  void close() {
    WebNodeParts open = parts;
    if (open == null || !closeOnce()) {
      return;
    }
    gate.close();
    beans.close();
    LOG.log(Level.INFO, "This web node stops: {0} requests are under way", gate.inside());
    int unanswered = await(open.settings().server().drainTimeout());
    open.queue().close();
    if (unanswered > 0) {
      LOG.log(Level.WARNING, "{0} requests get no result from this web node", unanswered);
      await(LAST_ANSWERS);
    }
    open.close();
  }

  private synchronized boolean closeOnce() {
    boolean first = !closed;
    closed = true;
    return first;
  }

  /** Lets requests in again after a pause; a closed web node stays closed. */
  public synchronized void resume() {
    if (!closed) {
      gate.open();
    }
  }

  /** Lets no request in until the web node is resumed. */
  void pause() {
    gate.close();
  }

  /**
   * Pauses, and waits until no request is under way.
   *
   * @return whether that was so within {@code beagle.drain.timeout}
   */
  public boolean drain() {
    pause();
    return await(parts().settings().server().drainTimeout()) == 0;
  }

  /** Whether the web node lets no request in. */
  boolean isPaused() {
    return gate.isClosed();
  }

  /**
   * Runs a request, which is under way until the stage that it returns completes.
   *
   * @throws BeagleException {@code unavailable} while the web node is paused or stopping
   */
  void run(Supplier<? extends CompletionStage<?>> request) {
    if (!gate.tryRun(request)) {
      throw new BeagleException(ErrorCode.UNAVAILABLE, BeagleException.STOPPING);
    }
  }

  /** The number of requests under way when none is left, at the limit, or at an interrupt. */
  private int await(Duration limit) {
    try {
      gate.awaitEmpty(limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return gate.inside();
  }

  /** The meter of the answers to uploads. */
  AnswerMeter answers() {
    return answers;
  }

  /** The figures of this web node at this moment. */
  WebNodeFigures figures() {
    int jobs = parts().queue().pendingJobs();
    return new WebNodeFigures(gate.isClosed(), gate.inside(), jobs, answers.figures());
  }

  private WebNodeStatus announcement(String id) {
    return new WebNodeStatus(id, ThisHost.name(), figures(), answers.takeLatencies());
  }

  /**
   * The parts of this web node.
   *
   * @throws IllegalStateException before it is open
   */
  WebNodeParts parts() {
    WebNodeParts built = parts;
    if (built == null) {
      throw new IllegalStateException("This web node is not open yet");
    }
    return built;
  }
}

package dev.beagle.queue.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.beagle.config.QueueConfig;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.Job;
import dev.beagle.job.JobId;
import dev.beagle.job.Result;
import dev.beagle.queue.Announced;
import dev.beagle.queue.Announcements;
import dev.beagle.queue.JobCodec;
import dev.beagle.queue.Keys;
import dev.beagle.queue.ResultCodec;
import dev.beagle.queue.Script;
import dev.beagle.queue.ScriptReply;
import dev.beagle.queue.WebNodeStatus;
import dev.beagle.queue.web.figures.DeadLetter;
import dev.beagle.queue.web.figures.QueueFigures;
import dev.beagle.queue.web.figures.QueueStatus;
import dev.beagle.redis.RedisConnections;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.params.SetParams;

/**
 * Runs the commands of a web node on one shard. Every method throws {@code unavailable} when Redis
 * does not answer. Safe for any number of threads.
 */
final class ShardClient {
  private final RedisConnections redis;
  private final Keys keys;
  private final QueueConfig config;
  private final String node;
  private final Announcements<WebNodeStatus> nodes;
  private final ResultCodec codec = new ResultCodec();
  private volatile @Nullable ServerClock clock;

  /**
   * A client of one shard.
   *
   * @param node the id of this web node, unique among all
   */
  ShardClient(RedisConnections redis, Keys keys, QueueConfig config, String node) {
    this.redis = redis;
    this.keys = keys;
    this.config = config;
    this.node = node;
    this.nodes =
        new Announcements<>(redis, keys.webNodes(), WebNodeStatus.class, config.heartbeat());
  }

  /**
   * Admits a job. Doing so twice changes nothing. Once {@link #announce} has succeeded, a server
   * that hung does not queue late commands: jobs that no client waits for any more.
   *
   * @param timeout how long the client waits from now on
   * @return false when the queue is full
   */
  boolean admit(Job job, Duration timeout) {
    Script.Call call =
        new Script.Call()
            .key(keys.jobs(job.model()))
            .key(keys.state(job.id()))
            .key(keys.result(job.id()))
            .key(keys.pixels(job.id()))
            .key(keys.counts(job.model()))
            .argument(Keys.GROUP)
            .argument(config.capacity())
            .argument(timeout.toMillis())
            .argument(config.retention().states().toMillis())
            .argument(deadline(timeout));
    JobCodec.encode(call, job, node);
    int replicas = config.minReplicas();
    List<CommandArguments> after = replicas == 0 ? List.of() : List.of(await(replicas));
    List<Object> replies =
        Script.ADMIT.runWith(redis, List.of(setPixels(job, timeout)), call, after);
    boolean admitted = replies.get(0).equals(1L);
    if (admitted && replicas > 0) {
      checkReplicas(job, replicas, (Long) replies.get(1));
    }
    return admitted;
  }

  private String deadline(Duration timeout) {
    ServerClock known = clock;
    return known == null ? "" : Long.toString(known.now() + timeout.toMillis());
  }

  private CommandArguments setPixels(Job job, Duration timeout) {
    return new CommandArguments(Command.SET)
        .add(keys.pixels(job.id()).getBytes(UTF_8))
        .add(job.pixels().rgb())
        .addObjects("PX", timeout.plus(Keys.GRACE).toMillis());
  }

  private CommandArguments await(int replicas) {
    // Less than the timeout of the connection that waits.
    Duration longest = redis.timeout().multipliedBy(3).dividedBy(4);
    return new CommandArguments(Command.WAIT).addObjects(replicas, longest.toMillis());
  }

  private void checkReplicas(Job job, int wanted, long found) {
    if (found < wanted) {
      release(job.id(), job.model());
      throw new BeagleException(
          ErrorCode.UNAVAILABLE,
          "%d of the %d replicas that beagle.queue.min-replicas asks for have the job: try again"
              .formatted(found, wanted));
    }
  }

  /**
   * Cancels a job that this web node waits for no more.
   *
   * @param expired whether its deadline is past
   */
  void cancel(JobId id, String model, boolean expired) {
    drop(id, model, node, expired ? "expired" : "cancelled", "");
  }

  /** Releases the copy of a job that is elsewhere by now, or was refused, unless it is running. */
  void release(JobId id, String model) {
    drop(id, model, node, "released", "");
  }

  private boolean drop(JobId id, String model, String replyTo, String reason, String result) {
    Object dropped =
        Script.DROP.run(
            redis,
            new Script.Call()
                .key(keys.jobs(model))
                .key(keys.state(id))
                .key(keys.counts(model))
                .key(keys.replies(replyTo))
                .key(keys.pixels(id))
                .argument(Keys.GROUP)
                .argument(id.value())
                .argument(reason)
                .argument(result)
                .argument(config.retention().replies().toMillis()));
    return dropped.equals(1L);
  }

  /**
   * Withdraws a job of any web node, or deletes its result.
   *
   * @return false if there is none
   */
  boolean withdraw(JobId id) {
    List<String> job = redis.call(jedis -> jedis.hmget(keys.state(id), "model", "reply"));
    if (job.get(0) != null) {
      String result =
          codec.encode(
              new Result.Failure(ErrorCode.UNKNOWN_PREDICTION, "This prediction was withdrawn."));
      if (drop(id, job.get(0), job.get(1), "withdrawn", result)) {
        return true;
      }
    }
    return redis.<Long>call(jedis -> jedis.del(keys.result(id))) == 1;
  }

  /** Stores the result of a job again if Redis has forgotten it. */
  void restore(JobId id, Result result) {
    if (!find(List.of(id)).get(0).known()) {
      long kept = config.retention().results().toMillis();
      SetParams unlessThere = SetParams.setParams().nx().px(kept);
      redis.call(jedis -> jedis.set(keys.result(id), codec.encode(result), unlessThere));
    }
  }

  /** Looks jobs up. */
  List<JobLookup> find(List<JobId> ids) {
    Script.Call call = new Script.Call();
    ids.forEach(id -> call.key(keys.state(id)).key(keys.result(id)));
    return ScriptReply.listOf(Script.FIND.run(redis, call)).stream()
        .map(found -> JobLookup.of(found.text("state"), found.text("result"), codec))
        .toList();
  }

  /** Announces this web node with its status. */
  void announce(WebNodeStatus status) {
    Script.Call call = nodes.call(node, status);
    long sent = System.nanoTime();
    ScriptReply reply = ScriptReply.of(Script.ANNOUNCE.run(redis, call));
    clock = new ServerClock(reply.number("time"), sent);
  }

  /** The announcements of web nodes that hold, in no order. */
  List<Announced<WebNodeStatus>> nodes() {
    return nodes.list();
  }

  /** Removes the announcement and the replies of this web node. */
  void leave() {
    nodes.remove(node);
    redis.call(jedis -> jedis.del(keys.replies(node)));
  }

  /** Measures the queue of a model. */
  QueueStatus queue(String model) {
    Script.Call call =
        new Script.Call()
            .key(keys.jobs(model))
            .key(keys.counts(model))
            .key(keys.rate(model))
            .key(keys.deadLetters(model))
            .argument(Keys.GROUP);
    ScriptReply reply = ScriptReply.of(Script.DEPTH.run(redis, call));
    return new QueueStatus(model, keys.jobs(model), figures(reply));
  }

  private QueueFigures figures(ScriptReply reply) {
    long depth = reply.number("depth");
    long inFlight = reply.number("inFlight");
    return new QueueFigures(
        depth,
        depth - inFlight,
        inFlight,
        config.capacity(),
        reply.number("oldestMillis"),
        1000.0 * reply.number("finishedLately") / reply.number("latelyMillis"),
        new QueueFigures.Total(
            reply.number("finished"),
            reply.number("batches"),
            reply.number("expired"),
            reply.number("abandoned"),
            reply.number("recovered"),
            reply.number("deadLetters")));
  }

  /** The latest dead letters of a model, newest first. */
  List<DeadLetter> deadLetters(String model, int max) {
    Script.Call call = new Script.Call().key(keys.deadLetters(model)).argument(max);
    return ScriptReply.listOf(Script.DEAD_LETTERS.run(redis, call)).stream()
        .map(
            letter ->
                new DeadLetter(
                    redis.server(),
                    keys.shard(),
                    keys.deadLetters(model),
                    model,
                    letter.text("job"),
                    letter.number("time"),
                    letter.text("cause")))
        .toList();
  }
}

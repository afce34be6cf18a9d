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
import dev.beagle.queue.NodeStatus;
import dev.beagle.queue.ResultCodec;
import dev.beagle.queue.Script;
import dev.beagle.redis.RedisConnections;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.params.SetParams;

/**
 * What a web node asks of one shard. Every method throws {@code unavailable} when Redis does not
 * answer. Safe for any number of threads.
 */
final class ShardClient {
  /** A worker that begins a job just before its deadline reads its pixels after that. */
  private static final Duration AFTER_DEADLINE = Duration.ofSeconds(10);

  private final RedisConnections redis;
  private final Keys keys;
  private final QueueConfig config;
  private final String node;
  private final Announcements<NodeStatus> nodes;
  private final ResultCodec codec = new ResultCodec();
  private volatile ServerClock clock;

  /**
   * @param node what this web node is called, unique among all
   */
  ShardClient(RedisConnections redis, Keys keys, QueueConfig config, String node) {
    this.redis = redis;
    this.keys = keys;
    this.config = config;
    this.node = node;
    this.nodes = new Announcements<>(redis, keys.nodes(), NodeStatus.class, config.heartbeat());
  }

  /**
   * Admits a job. Doing so twice changes nothing. Once {@link #announce} has worked, a server that
   * hung does not queue what it was sent meanwhile and nobody waits for any more.
   *
   * @param timeout how long somebody waits for it from now on
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
            .argument(kept());
    JobCodec.encode(call, job, node);
    ServerClock known = clock;
    call.argument(known == null ? "" : Long.toString(known.now() + timeout.toMillis()));
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

  private CommandArguments setPixels(Job job, Duration timeout) {
    return new CommandArguments(Command.SET)
        .add(keys.pixels(job.id()).getBytes(UTF_8))
        .add(job.pixels().rgb())
        .addObjects("PX", timeout.plus(AFTER_DEADLINE).toMillis());
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
   * Withdraws a job that this web node has waited for.
   *
   * @param expired whether its deadline is past
   */
  void cancel(JobId id, String model, boolean expired) {
    cancel(id, model, node, expired ? "expired" : "cancelled", "");
  }

  /** Withdraws a job that is elsewhere by now, or nowhere, unless it is being run. */
  void release(JobId id, String model) {
    cancel(id, model, node, "moved", "");
  }

  private Object cancel(JobId id, String model, String replyTo, String reason, String tell) {
    return Script.CANCEL.run(
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
            .argument(tell)
            .argument(kept()));
  }

  /**
   * Withdraws a job that any web node may wait for, or forgets its result.
   *
   * @return false if there is none
   */
  boolean withdraw(JobId id) {
    List<String> job = redis.call(jedis -> jedis.hmget(keys.state(id), "model", "reply"));
    if (job.get(0) != null) {
      String tell =
          codec.encode(
              new Result.Failure(ErrorCode.UNKNOWN_PREDICTION, "This prediction was withdrawn."));
      if (cancel(id, job.get(0), job.get(1), "cancelled", tell).equals(1L)) {
        return true;
      }
    }
    return redis.<Long>call(jedis -> jedis.del(keys.result(id))) == 1;
  }

  /** Keeps the result of a job that Redis has forgotten. */
  void restore(JobId id, Result result) {
    if (!find(List.of(id)).get(0).known()) {
      SetParams unlessThere = SetParams.setParams().nx().px(kept());
      redis.call(jedis -> jedis.set(keys.result(id), codec.encode(result), unlessThere));
    }
  }

  /** How far jobs are, one answer for each. */
  List<JobLookup> find(List<JobId> ids) {
    Script.Call call = new Script.Call();
    ids.forEach(id -> call.key(keys.state(id)).key(keys.result(id)));
    List<?> flat = (List<?>) Script.FIND.run(redis, call);
    List<JobLookup> found = new ArrayList<>();
    for (int i = 0; i < flat.size(); i += 2) {
      found.add(JobLookup.of(text(flat.get(i)), text(flat.get(i + 1)), codec));
    }
    return found;
  }

  /** Says that this web node is there, and how it is. */
  void announce(NodeStatus status) {
    Script.Call call = nodes.call(node, status);
    long sent = System.nanoTime();
    List<?> answer = (List<?>) Script.ANNOUNCE.run(redis, call);
    clock = new ServerClock((Long) answer.get(0), sent);
  }

  /** The web nodes whose announcements hold, in no order. */
  List<Announced<NodeStatus>> nodes() {
    return nodes.list();
  }

  /** Leaves nothing of this web node behind. */
  void leave() {
    nodes.withdraw(node);
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
    DepthReply reply = DepthReply.of((List<?>) Script.DEPTH.run(redis, call));
    QueueFigures figures = reply.figures(config.capacity());
    return new QueueStatus(model, keys.jobs(model), figures);
  }

  /** The latest dead letters of a model, newest first. */
  List<DeadLetter> deadLetters(String model, int most) {
    Script.Call call = new Script.Call().key(keys.deadLetters(model)).argument(most);
    List<?> flat = (List<?>) Script.DEAD_LETTERS.run(redis, call);
    List<DeadLetter> letters = new ArrayList<>();
    for (int i = 0; i < flat.size(); i += 3) {
      String job = text(flat.get(i + 1));
      String cause = text(flat.get(i + 2));
      letters.add(
          new DeadLetter(redis.server(), keys.shard(), model, job, (Long) flat.get(i), cause));
    }
    return letters;
  }

  private long kept() {
    return config.retention().results().toMillis();
  }

  private static String text(Object bytes) {
    return new String((byte[]) bytes, UTF_8);
  }
}

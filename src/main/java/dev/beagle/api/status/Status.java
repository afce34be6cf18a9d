package dev.beagle.api.status;

import dev.beagle.api.predict.ModelSelection;
import dev.beagle.queue.Announced;
import dev.beagle.queue.WorkerStatus;
import dev.beagle.queue.web.DeadLetter;
import dev.beagle.queue.web.QueueMonitor;
import dev.beagle.queue.web.Sample;
import dev.beagle.queue.web.ShardStatus;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/**
 * How all is, in JSON.
 *
 * @param time by this web node's clock, in milliseconds since 1970
 * @param models that can be asked for, the default first
 * @param shards as every web node sees them
 * @param workers longest serving first
 * @param nodes the web nodes, longest serving first
 * @param deadLetters the latest, newest first
 * @param web this web node
 * @param history null unless it is asked for
 */
@JsonbPropertyOrder({
  "time",
  "models",
  "shards",
  "workers",
  "nodes",
  "deadLetters",
  "web",
  "history"
})
public record Status(
    long time,
    List<ModelView> models,
    List<ShardStatus> shards,
    List<WorkerView> workers,
    List<NodeView> nodes,
    List<DeadLetter> deadLetters,
    Web web,
    History history) {

  /**
   * How a web node is.
   *
   * @param requests requests under way
   * @param jobs jobs whose results it waits for
   * @param draining whether it is stopping
   */
  @JsonbPropertyOrder({"requests", "jobs", "draining"})
  public record Web(int requests, int jobs, boolean draining) {}

  /**
   * How all was.
   *
   * @param everyMillis from one sample to the next
   * @param samples oldest first
   */
  @JsonbPropertyOrder({"everyMillis", "samples"})
  public record History(long everyMillis, List<Sample> samples) {}

  /**
   * How all is now.
   *
   * @param since since when the history is wanted, in milliseconds since 1970; null if it is not
   */
  public static Status of(long time, QueueMonitor monitor, Web web, Long since) {
    List<Announced<WorkerStatus>> workers = monitor.workers();
    List<WorkerStatus> statuses = workers.stream().map(Announced::status).toList();
    return new Status(
        time,
        new ModelSelection(statuses).all().stream().map(ModelView::anywhere).toList(),
        monitor.shards(),
        workers.stream().map(WorkerView::of).toList(),
        monitor.nodes().stream().map(NodeView::of).toList(),
        monitor.deadLetters(),
        web,
        since == null
            ? null
            : new History(QueueMonitor.SAMPLE_INTERVAL.toMillis(), monitor.history(since)));
  }
}

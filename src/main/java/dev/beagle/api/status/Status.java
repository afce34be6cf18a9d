package dev.beagle.api.status;

import dev.beagle.api.predict.ModelSelection;
import dev.beagle.queue.Announced;
import dev.beagle.queue.ModelStatus;
import dev.beagle.queue.WebNodeFigures;
import dev.beagle.queue.WorkerStatus;
import dev.beagle.queue.web.figures.DeadLetter;
import dev.beagle.queue.web.figures.QueueMonitor;
import dev.beagle.queue.web.figures.Sample;
import dev.beagle.queue.web.figures.ShardStatus;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code /api/status}.
 *
 * @param time by the clock of the web node that answers, in milliseconds since 1970
 * @param models the models that can be asked for, the default first, without figures
 * @param shards as every web node sees them
 * @param workers longest serving first
 * @param webNodes the web node that answers, and all of them
 * @param deadLetters the latest, newest first
 * @param history null unless it is asked for
 */
@JsonbPropertyOrder({"time", "models", "shards", "workers", "webNodes", "deadLetters", "history"})
public record Status(
    long time,
    List<ModelStatus> models,
    List<ShardStatus> shards,
    List<WorkerView> workers,
    WebNodes webNodes,
    List<DeadLetter> deadLetters,
    @Nullable History history) {

  /**
   * The web nodes.
   *
   * @param own the figures of the web node that answers, at this moment
   * @param all as they have announced themselves, longest serving first
   */
  @JsonbPropertyOrder({"own", "all"})
  public record WebNodes(WebNodeFigures own, List<WebNodeView> all) {}

  /**
   * The last quarter of an hour.
   *
   * @param everyMillis from one sample to the next
   * @param samples oldest first
   */
  @JsonbPropertyOrder({"everyMillis", "samples"})
  public record History(long everyMillis, List<Sample> samples) {

    private static History since(long time, QueueMonitor monitor) {
      return new History(QueueMonitor.SAMPLE_INTERVAL.toMillis(), monitor.history(time));
    }
  }

  /**
   * Takes a snapshot of everything.
   *
   * @param time now, in milliseconds since 1970
   * @param own the figures of this web node
   * @param since the start of the history, in milliseconds since 1970; null for no history
   */
  public static Status of(
      long time, QueueMonitor monitor, WebNodeFigures own, @Nullable Long since) {
    List<Announced<WorkerStatus>> workers = monitor.workers();
    List<WorkerStatus> statuses = workers.stream().map(Announced::status).toList();
    return new Status(
        time,
        new ModelSelection(statuses).all().stream().map(ModelStatus::withoutFigures).toList(),
        monitor.shards(),
        workers.stream().map(WorkerView::of).toList(),
        new WebNodes(own, monitor.nodes().stream().map(WebNodeView::of).toList()),
        monitor.deadLetters(),
        since == null ? null : History.since(since, monitor));
  }
}

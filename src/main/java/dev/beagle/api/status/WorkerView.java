package dev.beagle.api.status;

import dev.beagle.queue.Announced;
import dev.beagle.queue.ModelStatus;
import dev.beagle.queue.WorkerStatus;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/**
 * A worker in {@code /api/status}.
 *
 * @param id unique among workers
 * @param host the name of its machine
 * @param since the time of its first announcement, in milliseconds since 1970
 * @param heartbeatMillis the age of its last heartbeat
 * @param paused whether it leases no jobs
 * @param models in its order of preference
 */
@JsonbPropertyOrder({"id", "host", "since", "heartbeatMillis", "paused", "models"})
public record WorkerView(
    String id,
    String host,
    long since,
    long heartbeatMillis,
    boolean paused,
    List<ModelStatus> models) {

  static WorkerView of(Announced<WorkerStatus> worker) {
    WorkerStatus status = worker.status();
    return new WorkerView(
        status.id(),
        status.host(),
        worker.since(),
        worker.age().toMillis(),
        status.paused(),
        status.models());
  }
}

package dev.beagle.api.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.api.predict.FixedDirectory;
import dev.beagle.queue.Announced;
import dev.beagle.queue.NodeStatus;
import dev.beagle.queue.WorkerStatus;
import dev.beagle.queue.web.DeadLetter;
import dev.beagle.queue.web.QueueDepth;
import dev.beagle.queue.web.QueueMonitor;
import dev.beagle.queue.web.Sample;
import dev.beagle.queue.web.ShardStatus;
import jakarta.json.bind.JsonbBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The names are an interface: operators, scripts and the page read them. */
class StatusTest {

  @Test
  void inJsonItReadsFromTheWholeToTheParts() {
    assertThat(json(null))
        .isEqualTo(
            """
            {"time":1000,"models":[\
            {"name":"shapes","state":"READY","reason":"","version":"1","engine":"dl4j",\
            "precision":"float32","classes":10,"width":64,"height":48},\
            {"name":"resnet50","state":"LOADING","reason":"downloading 42 %"}],\
            "shards":[\
            {"server":"redis://a:6379","shard":"0","up":true,"queues":[\
            {"model":"shapes","stream":"beagle:jobs","length":12,"pending":8,"capacity":1024,\
            "oldestMillis":1500,"perSecond":2.5,"finished":900,"batches":300,"expired":3,\
            "abandoned":2,"recovered":1,"deadLetters":0}]},\
            {"server":"redis://b:6379","shard":"1","up":false,"reason":"It does not answer.",\
            "queues":[]}],\
            "workers":[{"id":"w","host":"host-w","since":5,"heartbeatMillis":60,"paused":false,\
            "models":[{"name":"shapes","state":"READY","reason":"","version":"1","engine":"dl4j",\
            "precision":"float32","classes":10,"width":64,"height":48,"images":7,\
            "imagesPerSecond":1.5,"meanBatchSize":3.5,"inFlight":2,"failures":1,\
            "batchMillisMedian":8.0,"batchMillis95th":9.0},\
            {"name":"resnet50","state":"LOADING","reason":"downloading 42 %"}]}],\
            "nodes":[{"id":"n","host":"here","since":6,"heartbeatMillis":70,"requests":1,"jobs":2,\
            "draining":false,"answers":3,"answersPerSecond":0.5,"refused":4,"failed":5,\
            "millisMedian":10.0,"millis95th":20.0,"millis99th":30.0}],\
            "deadLetters":[{"server":"redis://a:6379","shard":"0","model":"shapes","job":"j",\
            "time":900,"cause":"begun by 3 workers"}],\
            "web":{"requests":4,"jobs":5,"draining":true}}""");
  }

  @Test
  void theHistoryIsThereForWhoAsks() {
    assertThat(json(500L))
        .endsWith(
            """
            "history":{"everyMillis":5000,"samples":[\
            {"time":600,"imagesPerSecond":97.5,"meanBatchSize":6.0,"millisMedian":21.0,\
            "millis95th":40.0,"millis99th":55.0,"depths":[4,null]},{"time":700,"depths":[0,0]}]}}""");
  }

  private static String json(Long since) {
    Status.Web web = new Status.Web(4, 5, true);
    return JsonbBuilder.create().toJson(Status.of(1000, new FixedMonitor(), web, since));
  }

  private static final class FixedMonitor implements QueueMonitor {
    @Override
    public List<ShardStatus> shards() {
      QueueDepth depth =
          new QueueDepth("shapes", "beagle:jobs", 12, 8, 1024, 1500, 2.5, 900, 300, 3, 2, 1, 0);
      return List.of(
          new ShardStatus("redis://a:6379", "0", true, null, List.of(depth)),
          new ShardStatus("redis://b:6379", "1", false, "It does not answer.", List.of()));
    }

    @Override
    public List<Announced<WorkerStatus>> workers() {
      WorkerStatus worker =
          FixedDirectory.worker(
              "w",
              FixedDirectory.ready("shapes", 10),
              FixedDirectory.loading("resnet50", "downloading 42 %"));
      return List.of(new Announced<>(5, Duration.ofMillis(60), worker));
    }

    @Override
    public List<Announced<NodeStatus>> nodes() {
      NodeStatus node =
          new NodeStatus("n", "here", 1, 2, false, 3, 0.5, 4, 5, 10, 20, 30, "latencies");
      return List.of(new Announced<>(6, Duration.ofMillis(70), node));
    }

    @Override
    public List<DeadLetter> deadLetters() {
      return List.of(
          new DeadLetter("redis://a:6379", "0", "shapes", "j", 900, "begun by 3 workers"));
    }

    @Override
    public List<Sample> history(long time) {
      assertThat(time).isEqualTo(500);
      return List.of(
          new Sample(600, 97.5, 6.0, 21.0, 40.0, 55.0, Arrays.asList(4L, null)),
          new Sample(700, null, null, null, null, null, List.of(0L, 0L)));
    }
  }
}

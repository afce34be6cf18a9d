package dev.beagle.api.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.api.predict.FixedDirectory;
import dev.beagle.monitor.Percentiles;
import dev.beagle.queue.Announced;
import dev.beagle.queue.WebNodeFigures;
import dev.beagle.queue.WebNodeStatus;
import dev.beagle.queue.WorkerStatus;
import dev.beagle.queue.web.figures.DeadLetter;
import dev.beagle.queue.web.figures.QueueFigures;
import dev.beagle.queue.web.figures.QueueMonitor;
import dev.beagle.queue.web.figures.QueueStatus;
import dev.beagle.queue.web.figures.Sample;
import dev.beagle.queue.web.figures.ShardStatus;
import jakarta.json.bind.JsonbBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The names in the JSON of the status: operators, scripts and the page read them. */
final class StatusTest {
  private static final WebNodeFigures.Answers ANSWERS =
      new WebNodeFigures.Answers(3, 0.5, 4, 5, new Percentiles(10, 20, 30));

  @Test
  void jsonReadsFromWholeToParts() {
    assertThat(json(null))
        .isEqualTo(
            """
            {"time":1000,"models":[\
            {"name":"shapes","state":"READY","reason":"","info":{"name":"shapes","version":"1",\
            "classes":10,"input":{"width":64,"height":48,"resize":"CROP"},"engine":"dl4j",\
            "precision":"float32"}},\
            {"name":"resnet50","state":"LOADING","reason":"downloading 42 %"}],\
            "shards":[\
            {"server":"redis://a:6379","shard":"0","up":true,"queues":[\
            {"model":"shapes","stream":"beagle:jobs","figures":{"depth":12,"waiting":4,\
            "inFlight":8,"capacity":1024,"oldestMillis":1500,"jobsPerSecond":2.5,\
            "total":{"finished":900,"batches":300,"expired":3,"abandoned":2,"recovered":1,\
            "deadLetters":0}}}]},\
            {"server":"redis://b:6379","shard":"1","up":false,"reason":"It does not answer.",\
            "queues":[]}],\
            "workers":[{"id":"w","host":"host-w","since":5,"heartbeatMillis":60,"paused":false,\
            "models":[{"name":"shapes","state":"READY","reason":"","info":{"name":"shapes",\
            "version":"1","classes":10,"input":{"width":64,"height":48,"resize":"CROP"},\
            "engine":"dl4j","precision":"float32"},"figures":{"images":{"count":7,\
            "perSecond":1.5,"inFlight":2,"failed":1},"batches":{"count":2,"meanSize":3.5,\
            "millis":{"median":8.0,"p95":9.0,"p99":9.5}}}},\
            {"name":"resnet50","state":"LOADING","reason":"downloading 42 %"}]}],\
            "webNodes":{"own":{"paused":true,"requests":4,"jobs":5,"answers":{"count":3,\
            "perSecond":0.5,"refused":4,"failed":5,"millis":{"median":10.0,"p95":20.0,\
            "p99":30.0}}},\
            "all":[{"id":"n","host":"here","since":6,"heartbeatMillis":70,"figures":\
            {"paused":false,"requests":1,"jobs":2,"answers":{"count":3,"perSecond":0.5,\
            "refused":4,"failed":5,"millis":{"median":10.0,"p95":20.0,"p99":30.0}}}}]},\
            "deadLetters":[{"server":"redis://a:6379","shard":"0","stream":"cats:{0}:dead:shapes",\
            "model":"shapes","job":"j","time":900,"cause":"started by 3 workers"}]}""");
  }

  @Test
  void historyIsAddedOnRequest() {
    assertThat(json(500L))
        .endsWith(
            """
            "history":{"everyMillis":5000,"samples":[\
            {"time":600,"imagesPerSecond":97.5,"meanBatchSize":6.0,\
            "answerMillis":{"median":21.0,"p95":40.0,"p99":55.0},"depths":[4,null]},\
            {"time":700,"depths":[0,0]}]}}""");
  }

  private static String json(Long since) {
    WebNodeFigures own = new WebNodeFigures(true, 4, 5, ANSWERS);
    return JsonbBuilder.create().toJson(Status.of(1000, new FixedMonitor(), own, since));
  }

  private static final class FixedMonitor implements QueueMonitor {
    @Override
    public List<ShardStatus> shards() {
      QueueFigures figures =
          new QueueFigures(12, 4, 8, 1024, 1500, 2.5, new QueueFigures.Total(900, 300, 3, 2, 1, 0));
      QueueStatus queue = new QueueStatus("shapes", "beagle:jobs", figures);
      return List.of(
          new ShardStatus("redis://a:6379", "0", true, null, List.of(queue)),
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
    public List<Announced<WebNodeStatus>> nodes() {
      WebNodeStatus node =
          new WebNodeStatus("n", "here", new WebNodeFigures(false, 1, 2, ANSWERS), "latencies");
      return List.of(new Announced<>(6, Duration.ofMillis(70), node));
    }

    @Override
    public List<DeadLetter> deadLetters() {
      return List.of(
          new DeadLetter(
              "redis://a:6379",
              "0",
              "cats:{0}:dead:shapes",
              "shapes",
              "j",
              900,
              "started by 3 workers"));
    }

    @Override
    public List<Sample> history(long time) {
      assertThat(time).isEqualTo(500);
      return List.of(
          new Sample(600, 97.5, 6.0, new Percentiles(21, 40, 55), Arrays.asList(4L, null)),
          new Sample(700, null, null, null, List.of(0L, 0L)));
    }
  }
}

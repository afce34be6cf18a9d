package dev.beagle.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.queue.QueueDepth;
import dev.beagle.queue.ShardStatus;
import jakarta.json.bind.JsonbBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The names are an interface: operators, scripts and the page read them. */
class StatusTest {

  @Test
  void inJsonItReadsFromTheWholeToTheParts() {
    QueueDepth depth =
        new QueueDepth("shapes", "beagle:jobs", 12, 8, 1024, 1500, 2.5, 900, 3, 2, 1, 0);
    Status status =
        new Status(
            List.of(
                new ShardStatus("redis://a:6379", "0", true, null, List.of(depth)),
                new ShardStatus("redis://b:6379", "1", false, "It does not answer.", List.of())),
            new Status.Web(4, 5, true));

    assertThat(JsonbBuilder.create().toJson(status))
        .isEqualTo(
            """
            {"shards":[\
            {"server":"redis://a:6379","shard":"0","up":true,"queues":[\
            {"model":"shapes","stream":"beagle:jobs","length":12,"pending":8,"capacity":1024,\
            "oldestMillis":1500,"perSecond":2.5,"finished":900,"expired":3,"abandoned":2,\
            "recovered":1,"deadLetters":0}]},\
            {"server":"redis://b:6379","shard":"1","up":false,"reason":"It does not answer.",\
            "queues":[]}],\
            "web":{"requests":4,"jobs":5,"draining":true}}""");
  }
}

package dev.beagle.worker;

import dev.beagle.chaos.ChaosEngine;
import dev.beagle.chaos.EventLog;
import dev.beagle.chaos.SequenceLabels;
import dev.beagle.config.Settings;
import dev.beagle.job.Resize;
import dev.beagle.model.ChannelOrder;
import dev.beagle.model.Labels;
import dev.beagle.model.LoadedModel;
import dev.beagle.model.NetworkInput;
import dev.beagle.model.catalog.ModelRequest;
import dev.beagle.redis.RedisShard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A worker in a JVM of its own, real but for its engine. It takes its settings from system
 * properties, writes its events to the file that is its argument, and stops when its standard input
 * ends.
 */
public final class ChaosWorker {
  private static final int SIDE = 16;

  private ChaosWorker() {}

  public static void main(String[] arguments) throws IOException {
    EventLog log = new EventLog(Path.of(arguments[0]));
    Settings settings = new Settings(key -> Optional.ofNullable(System.getProperty(key)));
    ExecutorService executor = Executors.newCachedThreadPool();
    Worker worker =
        new Worker(
            RedisShard.open(settings.redis()),
            settings.queue(),
            settings.engine().maxBatch(),
            settings.server().drainTimeout(),
            onChange ->
                settings.models().names().stream()
                    .map(name -> served(name, log, onChange))
                    .toList(),
            executor);
    worker.start();
    while (System.in.read() >= 0) {}
    worker.close();
    executor.shutdown();
  }

  private static ServedModel served(String name, EventLog log, Runnable onChange) {
    NetworkInput input =
        new NetworkInput(
            SIDE, SIDE, Resize.STRETCH, ChannelOrder.RGB, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f));
    Labels labels = new Labels(SequenceLabels.names());
    return new ServedModel(
        new ModelRequest(name, false),
        (request, progress) -> new LoadedModel(request.name(), "1", input, labels, null),
        loaded -> new ChaosEngine(log),
        Executors.defaultThreadFactory(),
        Runnable::run,
        onChange);
  }
}

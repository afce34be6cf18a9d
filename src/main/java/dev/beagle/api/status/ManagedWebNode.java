package dev.beagle.api.status;

import dev.beagle.queue.WebNodeFigures;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Shows a web node in JMX. Each read takes a snapshot. */
public final class ManagedWebNode implements WebNodeMXBean {
  private final Supplier<WebNodeFigures> figures;
  private final Runnable pause;
  private final Runnable resume;
  private final BooleanSupplier drain;

  /**
   * Creates the bean of a web node.
   *
   * @param figures takes a snapshot
   * @param drain pauses and waits
   */
  public ManagedWebNode(
      Supplier<WebNodeFigures> figures, Runnable pause, Runnable resume, BooleanSupplier drain) {
    this.figures = figures;
    this.pause = pause;
    this.resume = resume;
    this.drain = drain;
  }

  @Override
  public boolean isPaused() {
    return figures.get().paused();
  }

  @Override
  public int getRequests() {
    return figures.get().requests();
  }

  @Override
  public int getJobs() {
    return figures.get().jobs();
  }

  @Override
  public long getAnswersCount() {
    return answers().count();
  }

  @Override
  public double getAnswersPerSecond() {
    return answers().perSecond();
  }

  @Override
  public long getAnswersRefused() {
    return answers().refused();
  }

  @Override
  public long getAnswersFailed() {
    return answers().failed();
  }

  @Override
  public double getAnswersMillisMedian() {
    return answers().millis().median();
  }

  @Override
  public double getAnswersMillisP95() {
    return answers().millis().p95();
  }

  @Override
  public double getAnswersMillisP99() {
    return answers().millis().p99();
  }

  private WebNodeFigures.Answers answers() {
    return figures.get().answers();
  }

  @Override
  public void pause() {
    pause.run();
  }

  @Override
  public void resume() {
    resume.run();
  }

  @Override
  public boolean drain() {
    return drain.getAsBoolean();
  }
}

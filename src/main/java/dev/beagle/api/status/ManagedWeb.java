package dev.beagle.api.status;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A web node over JMX. */
public final class ManagedWeb implements WebMXBean {
  private final Supplier<Status.Web> status;
  private final WebFigures figures;
  private final Runnable pause;
  private final Runnable resume;
  private final BooleanSupplier drain;

  /**
   * A bean for one web node.
   *
   * @param drain pauses and waits
   */
  public ManagedWeb(
      Supplier<Status.Web> status,
      WebFigures figures,
      Runnable pause,
      Runnable resume,
      BooleanSupplier drain) {
    this.status = status;
    this.figures = figures;
    this.pause = pause;
    this.resume = resume;
    this.drain = drain;
  }

  @Override
  public int getRequests() {
    return status.get().requests();
  }

  @Override
  public int getJobs() {
    return status.get().jobs();
  }

  @Override
  public boolean isPaused() {
    return status.get().draining();
  }

  @Override
  public long getAnswers() {
    return figures.answers().count();
  }

  @Override
  public double getAnswersPerSecond() {
    return figures.answers().perSecond();
  }

  @Override
  public long getRefused() {
    return figures.refused();
  }

  @Override
  public long getFailed() {
    return figures.failed();
  }

  @Override
  public double getMillisMedian() {
    return figures.answers().millis(0.5);
  }

  @Override
  public double getMillis95th() {
    return figures.answers().millis(0.95);
  }

  @Override
  public double getMillis99th() {
    return figures.answers().millis(0.99);
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

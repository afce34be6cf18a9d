package dev.beagle.api;

/** A web node over JMX. */
final class ManagedWeb implements WebMXBean {
  private final WebNode node;

  ManagedWeb(WebNode node) {
    this.node = node;
  }

  @Override
  public int getRequests() {
    return node.status().requests();
  }

  @Override
  public int getJobs() {
    return node.status().jobs();
  }

  @Override
  public boolean isPaused() {
    return node.status().draining();
  }

  @Override
  public long getAnswers() {
    return node.figures().answers().count();
  }

  @Override
  public double getAnswersPerSecond() {
    return node.figures().answers().perSecond();
  }

  @Override
  public long getRefused() {
    return node.figures().refused();
  }

  @Override
  public long getFailed() {
    return node.figures().failed();
  }

  @Override
  public double getMillisMedian() {
    return node.figures().answers().millis(0.5);
  }

  @Override
  public double getMillis95th() {
    return node.figures().answers().millis(0.95);
  }

  @Override
  public double getMillis99th() {
    return node.figures().answers().millis(0.99);
  }

  @Override
  public void pause() {
    node.drain().begin();
  }

  @Override
  public void resume() {
    node.resume();
  }

  @Override
  public boolean drain() {
    return node.pauseAndWait();
  }
}

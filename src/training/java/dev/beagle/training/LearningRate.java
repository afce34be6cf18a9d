package dev.beagle.training;

import org.nd4j.linalg.schedule.ISchedule;

/** A learning rate that rises to its peak in the first steps, then falls along a half cosine. */
record LearningRate(double peak, int rising, int steps) implements ISchedule {
  private static final long serialVersionUID = 1;

  @Override
  public double valueAt(int iteration, int epoch) {
    if (iteration < rising) {
      return peak * (iteration + 1) / rising;
    }
    double done = (double) (iteration - rising) / (steps - rising);
    return peak * (1 + Math.cos(Math.PI * Math.min(done, 1))) / 2;
  }

  @Override
  public ISchedule clone() {
    return this;
  }
}

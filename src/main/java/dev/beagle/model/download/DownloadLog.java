package dev.beagle.model.download;

import dev.beagle.model.LoadProgress;
import java.util.Locale;

/** Says how far a download is: in the log at every tenth, and to whoever waits at every percent. */
final class DownloadLog implements Download.Meter {
  private static final System.Logger LOG = System.getLogger(DownloadLog.class.getName());
  private static final int LOG_STEP = 10;
  private static final double MEGABYTE = 1e6;

  private final String model;
  private final LoadProgress progress;
  private long said = -1;

  DownloadLog(String model, LoadProgress progress) {
    this.model = model;
    this.progress = progress;
  }

  @Override
  public void at(long done, long total) {
    // Without a total there is no percentage: a step is then a megabyte.
    long step = total > 0 ? 100 * done / total : done / (long) MEGABYTE;
    if (step == said) {
      return;
    }
    String words =
        total > 0
            ? "downloading %d %%".formatted(step)
            : "downloading, %d MB so far".formatted(step);
    progress.report(words, total > 0 ? (double) done / total : null);
    if (said < 0 || step / LOG_STEP != said / LOG_STEP) {
      LOG.log(
          System.Logger.Level.INFO,
          String.format(Locale.ROOT, "Model %s: %s (%.1f MB)", model, words, done / MEGABYTE));
    }
    said = step;
  }
}

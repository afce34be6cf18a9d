package dev.beagle.model.download;

import dev.beagle.model.LoadProgress;
import java.util.Locale;

/** Reports a download's progress at every percent, and logs it at every tenth. */
final class DownloadLog implements Download.Meter {
  private static final System.Logger LOG = System.getLogger(DownloadLog.class.getName());
  private static final int LOG_STEP = 10;
  private static final double MEGABYTE = 1e6;

  private final String model;
  private final LoadProgress progress;
  private long reported = -1;

  DownloadLog(String model, LoadProgress progress) {
    this.model = model;
    this.progress = progress;
  }

  @Override
  public void at(long done, long total) {
    // Without a total there is no percentage: a step is then a megabyte.
    long step = total > 0 ? 100 * done / total : done / (long) MEGABYTE;
    if (step == reported) {
      return;
    }
    String words =
        total > 0
            ? "downloading %d %%".formatted(step)
            : "downloading, %d MB so far".formatted(step);
    progress.report(words, total > 0 ? (double) done / total : null);
    if (reported < 0 || step / LOG_STEP != reported / LOG_STEP) {
      LOG.log(
          System.Logger.Level.INFO,
          String.format(Locale.ROOT, "Model %s: %s (%.1f MB)", model, words, done / MEGABYTE));
    }
    reported = step;
  }
}

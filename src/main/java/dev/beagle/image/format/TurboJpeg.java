package dev.beagle.image.format;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import dev.beagle.container.LibraryThreads;
import dev.beagle.image.raster.PackedRows;
import dev.beagle.image.raster.RgbRows;
import dev.beagle.image.raster.Size;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Decoder of libjpeg-turbo, which Leptonica's native library contains. It decodes a JPEG to a half,
 * a quarter or an eighth of its size for a fraction of the work. Safe for any number of threads.
 *
 * <p>Each instance loads a copy of the library, so that several applications of one server, or
 * several deployments of one application, do not disturb each other.
 */
public final class TurboJpeg implements AutoCloseable {
  private static final Logger LOG = System.getLogger(TurboJpeg.class.getName());

  /** The flags of {@code dlopen}: the JVM's own codec has symbols of the same names. */
  private static final int LAZY_AND_LOCAL = Platform.isMac() ? 1 | 4 : 1;

  /** Leptonica's {@code L_SEVERITY_NONE}. */
  private static final int SAY_NOTHING = 6;

  /** Leptonica's default, which is to return nothing if libjpeg-turbo warns of damaged data. */
  private static final int NO_DAMAGED_DATA = 0;

  private final NativeLibrary library;
  private final ReadWriteLock use = new ReentrantReadWriteLock();
  private boolean closed;

  private TurboJpeg(NativeLibrary library) {
    this.library = library;
    library.getFunction("setMsgSeverity").invokeInt(new Object[] {SAY_NOTHING});
  }

  /** Loads the library; empty if this platform has none, and then the log has the reason. */
  public static Optional<TurboJpeg> load() {
    try {
      return Optional.of(new TurboJpeg(open(resource())));
    } catch (IOException | LinkageError e) {
      LOG.log(Level.INFO, "ImageIO decodes the JPEGs, which is slower: {0}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Windows has none: there Leptonica may crash on damaged files (its issue 804). */
  private static String resource() throws IOException {
    String cpu = Platform.isARM() ? "arm64" : "x86_64";
    if (Platform.is64Bit() && Platform.isLinux()) {
      return "/org/bytedeco/leptonica/linux-%s/libleptonica.so.6".formatted(cpu);
    }
    if (Platform.is64Bit() && Platform.isMac()) {
      return "/org/bytedeco/leptonica/macosx-%s/libleptonica.6.dylib".formatted(cpu);
    }
    throw new FileNotFoundException("there is no native decoder for " + Platform.RESOURCE_PREFIX);
  }

  private static NativeLibrary open(String resource) throws IOException {
    Path copy = Files.createTempFile("beagle-jpeg", ".lib");
    try (InputStream in = TurboJpeg.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException("the WAR lacks " + resource);
      }
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      return NativeLibrary.getInstance(
          copy.toString(), Map.of(Library.OPTION_OPEN_FLAGS, LAZY_AND_LOCAL));
    } finally {
      Files.delete(copy); // The loaded library stays in memory.
    }
  }

  /**
   * Decodes a JPEG file; empty if its picture is damaged, or neither grey nor RGB.
   *
   * @param reduction 1, 2, 4 or 8, by which the sides are divided, rounded up
   */
  Optional<RgbRows> decode(byte[] file, int reduction) {
    use.readLock().lock();
    try {
      return closed ? Optional.empty() : read(file, reduction);
    } finally {
      use.readLock().unlock();
    }
  }

  private Optional<RgbRows> read(byte[] file, int reduction) {
    Object[] arguments = {file, (long) file.length, 0, reduction, null, NO_DAMAGED_DATA};
    Pointer picture = library.getFunction("pixReadMemJpeg").invokePointer(arguments);
    if (picture == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(copy(picture));
    } finally {
      long[] address = {Pointer.nativeValue(picture)};
      library.getFunction("pixDestroy").invokeVoid(new Object[] {address});
    }
  }

  private RgbRows copy(Pointer picture) {
    Size size = new Size(number("pixGetWidth", picture), number("pixGetHeight", picture));
    int wordsPerRow = number("pixGetWpl", picture);
    Pointer words = library.getFunction("pixGetData").invokePointer(new Object[] {picture});
    boolean grey = number("pixGetDepth", picture) == 8;
    byte[] rgb = new byte[Math.toIntExact(3 * size.pixels())];
    int[] row = new int[wordsPerRow];
    for (int y = 0; y < size.height(); y++) {
      words.read(4L * wordsPerRow * y, row, 0, wordsPerRow);
      int from = 3 * size.width() * y;
      if (grey) {
        putGrey(row, rgb, from, size.width());
      } else {
        putRgb(row, rgb, from, size.width());
      }
    }
    return new PackedRows(size, rgb);
  }

  /** Words of four levels, the first in the highest bits. */
  private static void putGrey(int[] words, byte[] rgb, int from, int width) {
    for (int x = 0, to = from; x < width; x++) {
      byte level = (byte) (words[x >> 2] >> (24 - 8 * (x & 3)));
      rgb[to++] = level;
      rgb[to++] = level;
      rgb[to++] = level;
    }
  }

  /** Words of red, green and blue, red in the highest bits. */
  private static void putRgb(int[] words, byte[] rgb, int from, int width) {
    for (int x = 0, to = from; x < width; x++) {
      int word = words[x];
      rgb[to++] = (byte) (word >> 24);
      rgb[to++] = (byte) (word >> 16);
      rgb[to++] = (byte) (word >> 8);
    }
  }

  private int number(String function, Pointer picture) {
    Function getter = library.getFunction(function);
    return getter.invokeInt(new Object[] {picture});
  }

  /** Waits for the running decodes and frees the library; later decodes return nothing. */
  @Override
  public void close() {
    use.writeLock().lock();
    try {
      closed = true;
      library.close();
    } finally {
      use.writeLock().unlock();
    }
    LibraryThreads.stop("com.sun.jna");
  }
}

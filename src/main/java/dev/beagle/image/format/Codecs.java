package dev.beagle.image.format;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ServiceRegistry;

/**
 * Registry of the image codecs. ImageIO's own registry is shared by all applications of a server:
 * its contents depend on the application that asked first, and a codec that a WAR leaves there
 * keeps the WAR in memory after it is undeployed.
 */
final class Codecs {
  private static final ServiceRegistry REGISTRY = createRegistry();

  private Codecs() {}

  static ImageReaderSpi byName(String className) {
    return readers(REGISTRY)
        .filter(spi -> spi.getClass().getName().equals(className))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no codec " + className));
  }

  private static ServiceRegistry createRegistry() {
    ServiceRegistry registry =
        new ServiceRegistry(List.<Class<?>>of(ImageReaderSpi.class).iterator());
    // The platform's codecs come first: TwelveMonkeys' JPEG codec looks for one to build on.
    readers(platformRegistry())
        .filter(spi -> spi.getClass().getName().startsWith("com.sun.imageio."))
        .forEach(registry::registerServiceProvider);
    registry.registerServiceProvider(new JPEGImageReaderSpi());
    registry.registerServiceProvider(new BMPImageReaderSpi());
    registry.registerServiceProvider(new TIFFImageReaderSpi());
    registry.registerServiceProvider(new WebPImageReaderSpi());
    return registry;
  }

  /** ImageIO's registry, filled with the platform's codecs if this is its first use. */
  private static ServiceRegistry platformRegistry() {
    Thread thread = Thread.currentThread();
    ClassLoader own = thread.getContextClassLoader();
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      return IIORegistry.getDefaultInstance();
    } finally {
      thread.setContextClassLoader(own);
    }
  }

  private static Stream<ImageReaderSpi> readers(ServiceRegistry registry) {
    Iterable<ImageReaderSpi> all = () -> iterator(registry);
    return StreamSupport.stream(all.spliterator(), false);
  }

  private static Iterator<ImageReaderSpi> iterator(ServiceRegistry registry) {
    return registry.getServiceProviders(ImageReaderSpi.class, true);
  }
}

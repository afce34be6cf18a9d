package dev.beagle.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A GIF file with one frame whose first pixels, up to four, are black. */
record TinyGif(int screenWidth, int screenHeight, int x, int y, int width, int height) {
  /** Clear, 0, 0, 0, 0, end: codes of 3 bits, the last of 4... as a table of 4 colours has them. */
  private static final byte[] BLACK = {0x04, 0x00, 0x50};

  byte[] file() {
    ByteBuffer file = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {'G', 'I', 'F', '8', '9', 'a'});
    file.putShort((short) screenWidth).putShort((short) screenHeight);
    file.put(new byte[] {(byte) 0x81, 0, 0}).put(new byte[12]);
    file.put((byte) 0x2c).putShort((short) x).putShort((short) y);
    file.putShort((short) width).putShort((short) height).put((byte) 0);
    file.put((byte) 2).put((byte) BLACK.length).put(BLACK).put((byte) 0).put((byte) 0x3b);
    byte[] whole = new byte[file.position()];
    System.arraycopy(file.array(), 0, whole, 0, whole.length);
    return whole;
  }
}

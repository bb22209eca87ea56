package org.handbell.notifier.look;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A school's mark, as it stands in the file: a picture of points alone. Drawings (SVG) can hold
 * scripts and addresses, and are refused.
 *
 * @param type {@code image/png} or {@code image/jpeg}
 */
public record Logo(String type, String base64) {

  private static final int LARGEST = 200_000;
  private static final int LARGEST_MAILED = 20_000;
  private static final int WIDEST = 2_000;

  public Logo {
    if (!type.equals("image/png") && !type.equals("image/jpeg")) {
      throw new IllegalArgumentException("a logo is PNG or JPEG");
    }
  }

  /**
   * The picture in that file.
   *
   * @throws IllegalArgumentException where it is too large or no PNG or JPEG
   */
  public static Logo of(byte[] content) {
    if (content.length > LARGEST) {
      throw new IllegalArgumentException("is larger than " + LARGEST / 1_000 + " kB");
    }
    return new Logo(type(content), Base64.getEncoder().encodeToString(content));
  }

  /** A small file may hold a picture that fills all memory: only its head is read. */
  private static String type(byte[] content) {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IllegalArgumentException("is no picture; a logo is PNG or JPEG");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        if (reader.getWidth(0) > WIDEST || reader.getHeight(0) > WIDEST) {
          throw new IllegalArgumentException(
              "is more than " + WIDEST + " points wide or high; make it smaller");
        }
        return "image/" + reader.getFormatName().toLowerCase(Locale.ROOT);
      } finally {
        reader.dispose();
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("is a damaged picture", e);
    }
  }

  /** True where it may go with each mail. */
  boolean isSmall() {
    return content().length <= LARGEST_MAILED;
  }

  /** As it stands in the file. */
  public byte[] content() {
    return Base64.getDecoder().decode(base64);
  }

  /** The picture itself, in a form that needs no fetching. */
  public String inline() {
    return "data:" + type + ";base64," + base64;
  }
}

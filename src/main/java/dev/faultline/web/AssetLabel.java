package dev.faultline.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import javax.imageio.ImageIO;

/** A tag as a label that scanners read: the code, and below it nothing, as SVG or PNG. */
final class AssetLabel {
  /** White modules around the code: four for QR, ten for Code 128, as the standards ask. */
  private static final int QR_MARGIN = 4;

  private static final int BAR_MARGIN = 10;
  private static final int BAR_HEIGHT = 40;
  private static final int PIXELS_A_MODULE = 8;
  private static final int PIXELS_A_BAR = 3;

  private final BitMatrix modules;
  private final int pixels;

  private AssetLabel(BitMatrix modules, int pixels) {
    this.modules = modules;
    this.pixels = pixels;
  }

  /** The label of a tag. @param format {@code qr} or {@code code128} */
  static AssetLabel of(String tag, String format) {
    return switch (format) {
      case "qr" -> qr(tag);
      case "code128" -> code128(tag);
      default ->
          throw new InvalidInput(
              "Format \"" + Text.shorten(format) + "\" is not known; formats are qr and code128.");
    };
  }

  private static AssetLabel qr(String tag) {
    Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
    hints.put(EncodeHintType.MARGIN, QR_MARGIN);
    // A quarter of the code may be scratched off and it still reads.
    hints.put(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.Q);
    try {
      return new AssetLabel(
          new QRCodeWriter().encode(tag, BarcodeFormat.QR_CODE, 0, 0, hints), PIXELS_A_MODULE);
    } catch (WriterException e) {
      throw new IllegalStateException("a tag fits into a QR code", e);
    }
  }

  private static AssetLabel code128(String tag) {
    Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
    hints.put(EncodeHintType.MARGIN, 2 * BAR_MARGIN);
    return new AssetLabel(
        new Code128Writer().encode(tag, BarcodeFormat.CODE_128, 0, BAR_HEIGHT, hints),
        PIXELS_A_BAR);
  }

  /** One unit a module, black on white; a run of modules in a row is one step of the path. */
  String svg() {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      int run = 0;
      for (int x = 0; x <= modules.getWidth(); x++) {
        boolean black = x < modules.getWidth() && modules.get(x, y);
        if (black) run++;
        else if (run > 0) {
          path.append("M%d %dh%dv1h-%dz".formatted(x - run, y, run, run));
          run = 0;
        }
      }
    }
    int width = modules.getWidth();
    int height = modules.getHeight();
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" \
    shape-rendering="crispEdges"><path fill="#fff" d="M0 0h%dv%dH0z"/><path d="%s"/></svg>
    """
        .formatted(width, height, width * pixels, height * pixels, width, height, path.toString());
  }

  byte[] png() {
    int width = modules.getWidth() * pixels;
    int height = modules.getHeight() * pixels;
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, modules.get(x / pixels, y / pixels) ? 0xff000000 : 0xffffffff);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}

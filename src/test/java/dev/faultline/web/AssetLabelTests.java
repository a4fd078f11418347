package dev.faultline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import dev.faultline.model.InvalidInput;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetLabelTests {
  private static final String LONGEST = "A1._:+#-".repeat(8);
  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z");
  private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"");

  @ParameterizedTest
  @CsvSource({"qr, LT-1042", "code128, LT-1042", "qr, ''", "code128, ''"})
  void aScannerReadsTheTagBack(String format, String tag) throws Exception {
    String expected = tag.isEmpty() ? LONGEST : tag;
    AssetLabel label = AssetLabel.of(expected, format);
    BufferedImage png = ImageIO.read(new ByteArrayInputStream(label.png()));
    assertThat(decoded(png)).isEqualTo(expected);
    assertThat(decoded(drawn(label.svg()))).as("as SVG").isEqualTo(expected);
  }

  @Test
  void anUnknownFormatIsRefused() {
    assertThatThrownBy(() -> AssetLabel.of("x", "ean"))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("Format \"ean\" is not known; formats are qr and code128.");
  }

  private static String decoded(BufferedImage image) throws NotFoundException {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    return new MultiFormatReader()
        .decode(
            new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))),
            Map.of(DecodeHintType.TRY_HARDER, true))
        .getText();
  }

  /** Draws the runs of the path, eight pixels a module. */
  private static BufferedImage drawn(String svg) throws IOException {
    Matcher size = SIZE.matcher(svg);
    assertThat(size.find()).isTrue();
    int scale = 8;
    BufferedImage image =
        new BufferedImage(
            Integer.parseInt(size.group(1)) * scale,
            Integer.parseInt(size.group(2)) * scale,
            BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, image.getWidth(), image.getHeight());
    pen.setColor(Color.BLACK);
    Matcher run = RUN.matcher(svg);
    while (run.find()) {
      pen.fillRect(
          Integer.parseInt(run.group(1)) * scale,
          Integer.parseInt(run.group(2)) * scale,
          Integer.parseInt(run.group(3)) * scale,
          scale);
    }
    pen.dispose();
    return image;
  }
}

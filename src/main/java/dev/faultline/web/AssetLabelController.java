package dev.faultline.web;

import dev.faultline.asset.AssetRef;
import dev.faultline.asset.Assets;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /assets/{tag}/label}: the tag of an asset as a QR code or Code 128. */
@RestController
final class AssetLabelController {
  private final Assets assets;

  AssetLabelController(Assets assets) {
    this.assets = assets;
  }

  @GetMapping("/assets/{tag}/label")
  ResponseEntity<byte[]> label(
      @PathVariable String tag,
      @RequestParam(defaultValue = "qr") String format,
      @RequestParam(defaultValue = "svg") String type) {
    AssetLabel label = AssetLabel.of(assets.get(AssetRef.ofTag(tag)).tag(), format);
    return switch (type) {
      case "svg" ->
          ResponseEntity.ok()
              .contentType(MediaType.valueOf("image/svg+xml"))
              .body(label.svg().getBytes(StandardCharsets.UTF_8));
      case "png" -> ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(label.png());
      default ->
          throw new InvalidInput(
              "Type \"" + Text.shorten(type) + "\" is not known; types are svg and png.");
    };
  }
}

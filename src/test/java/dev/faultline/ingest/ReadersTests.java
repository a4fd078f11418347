package dev.faultline.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.model.InvalidInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReadersTests {
  private static final String ESTATE = "{\"items\":[{\"key\":\"a\",\"type\":\"Server\"}]}";
  private static final String CSV = "key,type\na,Server\n";
  private static final String KUBERNETES =
      "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: a\n";
  private static final String COMPOSE = "services:\n  a:\n    image: a\n";

  @Test
  void packedFilesAreRecognisedByTheirBytesNotTheirName() throws IOException {
    assertThat(Records.read(Format.ESTATE, "estate.json", gzip(ESTATE)).items()).hasSize(1);
    assertThat(Records.read(Format.CSV, "items", gzip(CSV)).items()).hasSize(1);
    assertThat(Records.read(Format.KUBERNETES, "a.yaml", gzip(KUBERNETES)).items()).hasSize(1);
    assertThat(Records.read(Format.COMPOSE, "a.yaml", gzip(COMPOSE)).items()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aByteOrderMarkIsSkipped(Format format) {
    assertThat(Records.read(format, "file", "\uFEFF" + sample(format)).items()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyFileIsRefused(Format format) {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> Records.read(format, "nothing.txt", "  \n\n"))
        .withMessage("nothing.txt is empty. Nothing was read.");
  }

  @Test
  void aFileThatUnpacksBeyondTheLimitIsRefused() throws IOException {
    byte[] bomb = gzip(ESTATE + " ".repeat(1_000_000));
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() ->
            Readers.read(
                Format.ESTATE,
                Scope.OF_THE_FILE,
                "bomb.gz",
                new ByteArrayInputStream(bomb),
                new Records(),
                100_000))
        .withMessage(
            "bomb.gz unpacks to more than 100000 bytes, which is the limit. Split it into several"
                + " files.");
  }

  @Test
  void aPackedFileThatIsCutOffIsRefused() throws IOException {
    byte[] whole =
        gzip(
            "{\"items\":["
                + "{\"key\":\"a\",\"type\":\"Server\"},".repeat(100)
                + "{\"key\":\"a\",\"type\":\"B\"}]}");
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(
            () -> Records.read(Format.ESTATE, "half.gz", Arrays.copyOf(whole, whole.length / 2)))
        .withMessage("half.gz is a gzip file that is cut off. Transfer it again.");
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> Records.read(Format.ESTATE, "start.gz", Arrays.copyOf(whole, 5)))
        .withMessageContaining("damaged or cut off");
  }

  @Test
  void whatFollowsAPackedMemberIsAWholeOneOrDamage() throws IOException {
    byte[] first = gzip("{\"item\":{\"key\":\"a\",\"type\":\"T\"}}\n");
    byte[] second = gzip("{\"item\":{\"key\":\"b\",\"type\":\"T\"}}\n");
    assertThat(Records.read(Format.ESTATE, "two.gz", joined(first, second)).items()).hasSize(2);
    for (int length : new int[] {1, 2, 7, 9, second.length - 1}) {
      byte[] cut = joined(first, Arrays.copyOf(second, length));
      assertThatExceptionOfType(InvalidInput.class)
          .as("%d bytes", length)
          .isThrownBy(() -> Records.read(Format.ESTATE, "cut.gz", cut))
          .withMessageStartingWith("cut.gz is a gzip file that is ");
    }
    byte[] junk = joined(first, "junk".getBytes(UTF_8));
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> Records.read(Format.ESTATE, "junk.gz", junk))
        .withMessage("junk.gz is a gzip file that is damaged. Transfer it again.");
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  @Test
  void archivesAndOtherEncodingsAreNamed() {
    assertThatThrownBy(() -> Records.read(Format.CSV, "a.zip", "PK\3\4 and so on"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("zip archive");
    assertThatThrownBy(() -> Records.read(Format.CSV, "a.csv", ("\uFEFF" + CSV).getBytes(UTF_16LE)))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("a.csv is UTF-16 text. Save it as UTF-8.");
    assertThatThrownBy(() -> Records.read(Format.CSV, "a.png", "\u0089PNG\0\0"))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("a.png is not a text file.");
  }

  @ParameterizedTest
  @EnumSource(names = {"CSV", "KUBERNETES", "COMPOSE"})
  void textThatIsNotUtf8IsRefusedWithItsPlace(Format format) {
    String content = sample(format) + "# caf\u00e9\n";
    int line = content.split("\n").length;
    assertThatThrownBy(() -> Records.read(format, "latin", content.getBytes(ISO_8859_1)))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "latin, line "
                + line
                + ", column 6: not UTF-8 text. Save the file with the encoding UTF-8.");
  }

  @Test
  void anEstateFileThatIsNotUtf8IsRefused() {
    byte[] content = "{\"items\":[{\"key\":\"caf\u00e9\"}]}".getBytes(ISO_8859_1);
    assertThatThrownBy(() -> Records.read(Format.ESTATE, "latin.json", content))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith("latin.json, line 1, column ")
        .hasMessageContaining("UTF-8");
  }

  @ParameterizedTest
  @CsvSource({
    "ESTATE,CSV,csv",
    "ESTATE,KUBERNETES,kubernetes",
    "ESTATE,COMPOSE,compose",
    "CSV,ESTATE,estate",
    "CSV,COMPOSE,compose",
    "KUBERNETES,ESTATE,estate",
    "KUBERNETES,COMPOSE,compose",
    "COMPOSE,ESTATE,estate",
    "COMPOSE,KUBERNETES,kubernetes",
    "COMPOSE,CSV,csv"
  })
  void aFileOfAnotherFormatIsRefusedWithTheFormatThatItLooksLike(
      Format said, Format is, String named) {
    assertThatThrownBy(() -> Records.read(said, "file", sample(is)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith("file")
        .hasMessageEndingWith("It looks like the format " + named + ".");
  }

  @Test
  void faultsOfTheInputItselfPassThrough() {
    InputStream broken =
        new InputStream() {
          private int count;

          @Override
          public int read() throws IOException {
            if (count++ < 20_000) return ' ';
            throw new IOException("line dropped");
          }
        };
    assertThatThrownBy(() -> Readers.read(Format.ESTATE, "a", broken, new Records()))
        .isInstanceOf(IOException.class)
        .hasMessage("line dropped");
    byte[] start = (KUBERNETES + "#".repeat(100_000)).getBytes(UTF_8);
    InputStream cut =
        new InputStream() {
          private int at;

          @Override
          public int read() throws IOException {
            if (at < 90_000) return start[at++];
            throw new IOException("line dropped");
          }
        };
    assertThatThrownBy(() -> Readers.read(Format.KUBERNETES, "a", cut, new Records()))
        .isInstanceOf(IOException.class)
        .hasMessage("line dropped");
  }

  @Test
  void aFolderStandsForItsFilesAndRejectionsNameTheirs(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("b.csv"), "key,type\nb,Server\n,Server\n");
    Files.writeString(folder.resolve("a.csv"), CSV);
    Files.writeString(folder.resolve("notes.txt"), "none");

    Records records = Records.read(Format.CSV, List.of(folder));

    assertThat(records.items()).extracting("key").containsExactly("a", "b");
    assertThat(records.rejected).hasSize(1);
    assertThat(records.rejected.getFirst().record()).isEqualTo("item without a key");
    assertThat(records.files)
        .containsExactly(folder.resolve("a.csv").toString(), folder.resolve("b.csv").toString());
    assertThatThrownBy(() -> Records.read(Format.COMPOSE, List.of(folder)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("holds no compose files");
    assertThatThrownBy(() -> Records.read(Format.COMPOSE, List.of(folder.resolve("missing.yaml"))))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith("There is no file");
  }

  private static String sample(Format format) {
    return switch (format) {
      case ESTATE -> ESTATE;
      case CSV -> CSV;
      case KUBERNETES -> KUBERNETES;
      case COMPOSE -> COMPOSE;
    };
  }

  private static byte[] gzip(String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void aFileOfManyBlanksIsAnEmptyOne(Format format) {
    for (String blanks : List.of(" ".repeat(9_000), "\n".repeat(9_000))) {
      assertThatExceptionOfType(InvalidInput.class)
          .isThrownBy(() -> Records.read(format, "nothing.txt", blanks))
          .withMessageMatching("nothing.txt.*(empty|holds no|no services|is no).*")
          .withMessageNotContaining("\"\"");
    }
  }
}

package dev.faultline.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Aligned columns of plain text. A cell wider than its column's limit keeps its text. */
final class Table {
  private static final int WIDEST = 48;
  private final List<String[]> rows = new ArrayList<>();

  Table(String... header) {
    rows.add(header);
  }

  void add(String... cells) {
    rows.add(cells);
  }

  /** A change of a cell's look that does not change its width. */
  interface Painter {
    String paint(int row, int column, String padded);
  }

  /** Writes the rows with an indent of two; row 0 is the header. */
  void write(PrintStream out, Painter painter) {
    int columns = rows.getFirst().length;
    int[] widths = new int[columns];
    for (String[] row : rows) {
      for (int column = 0; column < columns; column++) {
        widths[column] = Math.min(WIDEST, Math.max(widths[column], width(row[column])));
      }
    }
    for (int row = 0; row < rows.size(); row++) {
      StringBuilder line = new StringBuilder(" ");
      for (int column = 0; column < columns; column++) {
        String cell = rows.get(row)[column];
        int missing = column == columns - 1 ? 0 : widths[column] - width(cell);
        line.append(' ')
            .append(painter.paint(row, column, cell + " ".repeat(Math.max(0, missing))));
        line.append(' ');
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}

package dev.faultline.benchmark;

import java.util.List;

/** A table as text, its first column to the left and the others to the right. */
final class MarkdownTable {
  private final StringBuilder text = new StringBuilder();

  MarkdownTable(List<String> columns) {
    row(columns);
    text.append("|---|").append("---:|".repeat(columns.size() - 1)).append('\n');
  }

  MarkdownTable row(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}

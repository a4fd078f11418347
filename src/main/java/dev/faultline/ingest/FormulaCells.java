package dev.faultline.ingest;

/** Cells of a table that a spreadsheet would run as formulas, and how they are made harmless. */
final class FormulaCells {
  private static final String STARTS = "=+-@\t\r";

  private FormulaCells() {}

  /** The cell as no spreadsheet takes it for a formula: with an apostrophe before it. */
  static String neutral(String cell) {
    return risky(cell) || cell.startsWith("'") ? "'" + cell : cell;
  }

  /** The cell as it was before {@link #neutral}. */
  static String plain(String cell) {
    if (!cell.startsWith("'")) return cell;
    String rest = cell.substring(1);
    return risky(rest) || rest.startsWith("'") ? rest : cell;
  }

  private static boolean risky(String cell) {
    return !cell.isEmpty() && STARTS.indexOf(cell.charAt(0)) >= 0;
  }
}

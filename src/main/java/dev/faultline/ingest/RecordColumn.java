package dev.faultline.ingest;

import dev.faultline.asset.AssetField;
import dev.faultline.graphql.SensitiveGroup;
import org.jspecify.annotations.Nullable;

/**
 * A value of the records in a file.
 *
 * @param word its name, in both formats
 * @param form how a table holds it
 * @param group the group that it can be withheld with; null: it is for everyone
 */
record RecordColumn(String word, Form form, @Nullable SensitiveGroup group) {
  /** What a cell of a table holds; lines of JSON hold the value as it is. */
  enum Form {
    /** One value. */
    VALUE(""),
    /** Names and keys, between commas. */
    NAMES(","),
    /** Keys and links, between blanks. */
    WORDS(" "),
    /** Texts with commas in them, between semicolons. */
    CLAUSES(";"),
    /** One JSON object; in columns {@code attribute:NAME} as well. */
    ATTRIBUTES("");

    /** What stands between the values of a list; empty: it is none. */
    final String separator;

    Form(String separator) {
      this.separator = separator;
    }
  }

  static RecordColumn of(String word) {
    return new RecordColumn(word, Form.VALUE, null);
  }

  static RecordColumn of(String word, Form form) {
    return new RecordColumn(word, form, null);
  }

  static RecordColumn of(String word, SensitiveGroup group) {
    return new RecordColumn(word, Form.VALUE, group);
  }

  static RecordColumn of(AssetField field) {
    Form form = field.form() == AssetField.Form.LINKS ? Form.WORDS : Form.VALUE;
    return new RecordColumn(field.word(), form, field.group());
  }
}

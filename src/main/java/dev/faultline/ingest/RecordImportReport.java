package dev.faultline.ingest;

import java.util.List;

/**
 * What an import of records came to. Each record that was read is counted once: {@code read} is the
 * sum of created, updated, unchanged and rejected.
 *
 * @param revision the newest revision after the import
 * @param dryRun true: nothing was written, the counts say what would be
 * @param rejections the rejected records, with line and reason; at most 10,000
 * @param rejectedNotListed how many more were rejected than are listed
 */
public record RecordImportReport(
    long revision,
    boolean dryRun,
    long read,
    long created,
    long updated,
    long unchanged,
    long rejected,
    List<ImportReport.Rejection> rejections,
    long rejectedNotListed) {}

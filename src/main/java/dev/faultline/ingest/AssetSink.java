package dev.faultline.ingest;

import dev.faultline.asset.AssetDraft;

/** Takes what a file of assets holds, record by record, so that no file is ever held whole. */
interface AssetSink {
  /** A record that reads well. */
  void accept(AssetDraft draft, long line);

  /** A record that cannot be read, while the rest of the file can. */
  void reject(long line, String record, String reason);
}

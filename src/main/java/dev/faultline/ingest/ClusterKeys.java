package dev.faultline.ingest;

import dev.faultline.model.EstateRecord;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts the cluster into the keys of manifests: {@code k8s:CLUSTER/NAMESPACE/KIND/NAME}. */
final class ClusterKeys extends ForwardingSink {
  private final String cluster;

  ClusterKeys(String cluster, RecordSink next) {
    super(next);
    this.cluster = cluster;
  }

  @Override
  public void accept(EstateRecord record, long line) {
    EstateRecord longer;
    try {
      longer =
          switch (record) {
            case EstateRecord.Item item -> within(item);
            case EstateRecord.Relation relation -> within(relation);
            case EstateRecord.NewItemType type -> type;
            case EstateRecord.NewRelationType type -> type;
          };
    } catch (InvalidInput tooLong) {
      reject(line, described(record), String.valueOf(tooLong.getMessage()));
      return;
    }
    super.accept(longer, line);
  }

  private static String described(EstateRecord record) {
    return switch (record) {
      case EstateRecord.Item item -> "item \"" + Text.shorten(item.key()) + "\"";
      case EstateRecord.Relation relation ->
          EstateReader.relationName(relation.type(), relation.from(), relation.to());
      case EstateRecord.NewItemType type -> "item type " + type.type().name();
      case EstateRecord.NewRelationType type -> "relation type " + type.type().name();
    };
  }

  private EstateRecord.Item within(EstateRecord.Item item) {
    Map<String, Object> attributes = new LinkedHashMap<>(item.attributes());
    attributes.put("cluster", cluster);
    return new EstateRecord.Item(
        key(item.key()),
        item.type(),
        item.name(),
        item.state(),
        item.criticality(),
        item.environment(),
        item.lifeCycle(),
        item.owner(),
        attributes,
        item.groups());
  }

  private EstateRecord.Relation within(EstateRecord.Relation relation) {
    return new EstateRecord.Relation(
        relation.type(),
        key(relation.from()),
        key(relation.to()),
        relation.group(),
        relation.effect(),
        relation.confidence(),
        relation.derived(),
        relation.lastSeen());
  }

  private String key(String key) {
    return KubernetesObject.PREFIX
        + cluster
        + "/"
        + key.substring(KubernetesObject.PREFIX.length());
  }
}

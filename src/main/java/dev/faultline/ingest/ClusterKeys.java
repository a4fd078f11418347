package dev.faultline.ingest;

import dev.faultline.model.EstateRecord;
import dev.faultline.model.InvalidInput;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts the cluster into the keys of manifests: {@code k8s:CLUSTER/NAMESPACE/KIND/NAME}. */
record ClusterKeys(String cluster, RecordSink next) implements RecordSink {
  @Override
  public void accept(EstateRecord record, long line) {
    try {
      next.accept(
          switch (record) {
            case EstateRecord.Item item -> within(item);
            case EstateRecord.Relation relation -> within(relation);
            case EstateRecord.NewItemType type -> type;
            case EstateRecord.NewRelationType type -> type;
          },
          line);
    } catch (InvalidInput tooLong) {
      next.reject(line, "object", String.valueOf(tooLong.getMessage()));
    }
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

  @Override
  public void startsFile(String file) {
    next.startsFile(file);
  }

  @Override
  public void reject(long line, String record, String reason) {
    next.reject(line, record, reason);
  }

  @Override
  public void leaveOut(long line, String record, String reason) {
    next.leaveOut(line, record, reason);
  }
}

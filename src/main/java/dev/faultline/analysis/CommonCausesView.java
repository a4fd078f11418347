package dev.faultline.analysis;

import dev.faultline.impact.CommonCauses;
import dev.faultline.impact.Completeness;
import dev.faultline.impact.Headlines;
import dev.faultline.impact.Impact;
import dev.faultline.model.Revision;
import dev.faultline.model.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Items that would explain symptoms, as a request reads them. */
record CommonCausesView(Search search, List<CommonCauses.Symptom> symptoms, CommonCauses answer) {

  public Revision revision() {
    return search.revision();
  }

  public String headline() {
    var topology = search.snapshot().topology();
    List<Integer> seen = symptoms.stream().map(CommonCauses.Symptom::item).toList();
    String sentence =
        (answer.sentence(topology) + " " + new Headlines(topology).notInUse(seen)).strip();
    if (answer.isComplete()) return sentence;
    return "As far as the search went, "
        + Character.toLowerCase(sentence.charAt(0))
        + sentence.substring(1)
        + " "
        + unexamined()
        + " not examined: the time was up.";
  }

  private String unexamined() {
    String known = Text.count(answer.unexamined(), "candidate was", "candidates were");
    if (answer.unlooked() == 0) return known;
    String unknown =
        "the candidates of " + Text.count(answer.unlooked(), "symptom", "symptoms") + " were";
    return answer.unexamined() == 0
        ? Character.toUpperCase(unknown.charAt(0)) + unknown.substring(1)
        : Text.count(answer.unexamined(), "candidate", "candidates") + " and " + unknown;
  }

  public Search.Extent completeness() {
    return search.extent(
        new Completeness(
            answer.isComplete() ? Set.of() : Set.of(Completeness.Reason.TIME),
            answer.unexamined(),
            0));
  }

  public int symptomCount() {
    return answer.symptoms();
  }

  public List<ItemView> explainedByStates() {
    return ItemView.all(search.snapshot(), answer.explainedByStates());
  }

  public List<Row> causes() {
    return answer.causes().stream().map(cause -> new Row(this, cause)).toList();
  }

  /** An item whose loss would explain symptoms. For one request. */
  static final class Row {
    private final CommonCausesView report;
    private final CommonCauses.Cause cause;
    private @Nullable Impact loss;

    Row(CommonCausesView report, CommonCauses.Cause cause) {
      this.report = report;
      this.cause = cause;
    }

    private Snapshot snapshot() {
      return report.search().snapshot();
    }

    /** The symptoms' own states are what is to be explained. */
    private Search reason() {
      return report
          .search()
          .withoutStatesOf(
              report.symptoms().stream()
                  .map(CommonCauses.Symptom::item)
                  .collect(Collectors.toSet()));
    }

    private Impact loss() {
      Impact known = loss;
      if (known == null) {
        known = reason().loss(List.of(cause.item()));
        loss = known;
      }
      return known;
    }

    public ItemView getItem() {
      return ItemView.of(snapshot(), cause.item());
    }

    public int getExplainedCount() {
      return cause.explained().size();
    }

    public boolean isExplainsAll() {
      return cause.explained().size() == report.answer().symptoms();
    }

    public List<ItemView> getExplained() {
      return ItemView.all(snapshot(), cause.explained());
    }

    public List<ItemView> getUnexplained() {
      Set<Integer> settled = new HashSet<>(cause.explained());
      settled.addAll(report.answer().explainedByStates());
      List<Integer> open =
          report.symptoms().stream()
              .map(CommonCauses.Symptom::item)
              .filter(item -> !settled.contains(item))
              .sorted(snapshot().topology()::compareKeys)
              .toList();
      return ItemView.all(snapshot(), open);
    }

    public int getBesidesCount() {
      return cause.besides();
    }

    /** The proof for each symptom that has one: what is the cause itself needs none. */
    public List<AffectedView> getProofs() {
      Impact impact = loss();
      ImpactView view = report.search().report(impact);
      return cause.explained().stream().filter(impact::isAffected).map(view::row).toList();
    }

    public String getSentence() {
      return report.answer().sentence(snapshot().topology(), cause);
    }

    public ImpactView getImpact() {
      return report.search().report(loss());
    }

    public CommonCausesView getReport() {
      return report;
    }
  }
}

package dev.faultline.analysis;

import dev.faultline.graphql.Deadline;
import dev.faultline.graphql.ItemRef;
import dev.faultline.impact.Impact;
import dev.faultline.impact.Target;
import dev.faultline.model.Level;
import dev.faultline.model.UnknownItem;
import graphql.GraphQLContext;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The estate as features downstream ask about it within a request: its snapshot, impact, and items
 * and reports in the form that the API shows. Safe for use by several threads.
 */
@Component
public class EstateAnswers {
  private final Snapshots snapshots;
  private final Questions questions;
  private final AnswerSettings settings;

  EstateAnswers(Snapshots snapshots, Questions questions, AnswerSettings settings) {
    this.snapshots = snapshots;
    this.questions = questions;
    this.settings = settings;
  }

  /** The snapshot that all parts of the request's answer speak of. */
  public Snapshot snapshot(GraphQLContext request) {
    return snapshots.of(request);
  }

  /**
   * The number of the item that a reference names.
   *
   * @throws UnknownItem if there is none
   */
  public int find(Snapshot snapshot, ItemRef reference) {
    return Snapshots.find(snapshot, reference);
  }

  /** The item in the form that the type ConfigurationItem has. */
  public ItemView item(Snapshot snapshot, int number) {
    return ItemView.of(snapshot, number);
  }

  /** What the targets do together on top of the present states, within the limits of analyses. */
  public Impact impact(Snapshot snapshot, List<Target> targets, GraphQLContext request) {
    return questions.analyse(snapshot, targets, Deadline.of(request));
  }

  /** The answer in the form that the type ImpactReport has. */
  public ImpactView report(Snapshot snapshot, Impact impact) {
    return new ImpactView(snapshot, impact, Level.AT_RISK, settings);
  }
}

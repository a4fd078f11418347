package dev.faultline.asset;

import static dev.faultline.asset.AssetState.CANCELLED;
import static dev.faultline.asset.AssetState.DISPOSED;
import static dev.faultline.asset.AssetState.IN_REPAIR;
import static dev.faultline.asset.AssetState.IN_STOCK;
import static dev.faultline.asset.AssetState.IN_USE;
import static dev.faultline.asset.AssetState.LOST;
import static dev.faultline.asset.AssetState.ORDERED;
import static dev.faultline.asset.AssetState.REQUESTED;
import static dev.faultline.asset.AssetState.RETIRED;
import static dev.faultline.asset.AssetState.STOLEN;

import dev.faultline.model.Conflict;
import dev.faultline.model.Text;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The life cycle of an asset as a table: each step with the states that it starts from, the one
 * that it leads to, and the right that it needs. There is no other way from state to state.
 */
public enum AssetStep {
  ORDER(AssetRight.ORDER, ORDERED, "It is ordered from a vendor.", REQUESTED),
  CANCEL(AssetRight.ORDER, CANCELLED, "It will not come after all.", REQUESTED, ORDERED),
  RECEIVE(AssetRight.RECEIVE, IN_STOCK, "It has been delivered.", REQUESTED, ORDERED),
  CHECK_OUT(AssetRight.HAND_OUT, IN_USE, "Someone or something gets it.", IN_STOCK),
  CHECK_IN(AssetRight.HAND_OUT, IN_STOCK, "It comes back.", IN_USE),
  SEND_TO_REPAIR(AssetRight.REPAIR, IN_REPAIR, "It is being repaired.", IN_STOCK, IN_USE),
  RETURN_FROM_REPAIR(AssetRight.REPAIR, IN_STOCK, "It is repaired.", IN_REPAIR),
  RETIRE(AssetRight.RETIRE, RETIRED, "Nobody shall use it again.", IN_STOCK, IN_USE, IN_REPAIR),
  REINSTATE(AssetRight.RETIRE, IN_STOCK, "It shall be used after all.", RETIRED),
  REPORT_LOST(
      AssetRight.REPORT_LOSS,
      LOST,
      "Nobody knows where it is.",
      IN_STOCK,
      IN_USE,
      IN_REPAIR,
      RETIRED),
  REPORT_STOLEN(
      AssetRight.REPORT_LOSS,
      STOLEN,
      "Someone took it.",
      IN_STOCK,
      IN_USE,
      IN_REPAIR,
      RETIRED,
      LOST),
  FIND(AssetRight.REPORT_LOSS, IN_STOCK, "It has turned up again.", LOST, STOLEN),
  DISPOSE(
      AssetRight.DISPOSE, DISPOSED, "It is sold, scrapped or written off.", RETIRED, LOST, STOLEN);

  private final AssetRight right;
  private final AssetState to;
  private final String description;
  private final Set<AssetState> from;

  AssetStep(AssetRight right, AssetState to, String description, AssetState... from) {
    this.right = right;
    this.to = to;
    this.description = description;
    this.from = EnumSet.copyOf(Arrays.asList(from));
  }

  public AssetRight right() {
    return right;
  }

  public AssetState to() {
    return to;
  }

  public String description() {
    return description;
  }

  public List<AssetState> from() {
    return List.copyOf(from);
  }

  /** The steps that lead on from a state; none from a last one. */
  public static List<AssetStep> possibleFrom(AssetState state) {
    return Arrays.stream(values()).filter(step -> step.from.contains(state)).toList();
  }

  /**
   * Returns the state that the step leads to.
   *
   * @param asset how the asset is called, for the message
   * @throws Conflict if the step does not start from the state; it names the steps that do
   */
  public AssetState takenFrom(AssetState state, String asset) {
    if (from.contains(state)) return to;
    List<String> possible = possibleFrom(state).stream().map(Enum::name).toList();
    throw new Conflict(
        asset
            + " is "
            + state
            + ", where "
            + name()
            + " is not possible; "
            + (possible.isEmpty()
                ? "no step leads on from there."
                : "possible "
                    + (possible.size() == 1 ? "is " : "are ")
                    + Text.join(possible, "and")
                    + "."));
  }
}

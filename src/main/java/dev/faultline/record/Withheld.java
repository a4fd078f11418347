package dev.faultline.record;

import dev.faultline.graphql.ErrorCode;
import dev.faultline.graphql.SensitiveGroup;
import dev.faultline.graphql.Withholding;
import dev.faultline.model.Forbidden;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Refuses what states values that are withheld from the person of the present thread: whether a
 * record changes by it, or is there at all, would say whether the person guessed them.
 */
@Component
public class Withheld {
  private final Withholding withholding;

  Withheld(Withholding withholding) {
    this.withholding = withholding;
  }

  /**
   * What is wrong with stating these values.
   *
   * @param stated the names of the values
   * @param sensitive those that can be withheld, with their groups
   */
  List<Problem> problems(Collection<String> stated, Map<String, SensitiveGroup> sensitive) {
    Set<SensitiveGroup> hidden = withholding.withheld();
    List<Problem> problems = new ArrayList<>();
    for (String name : new TreeSet<>(stated)) {
      SensitiveGroup group = sensitive.get(name);
      if (group == null || !hidden.contains(group)) continue;
      problems.add(
          new Problem(
              ErrorCode.FORBIDDEN,
              name,
              name
                  + " is withheld from you with the group "
                  + group
                  + ", so you cannot state it; leave it out, or ask somebody who may see it."));
    }
    return problems;
  }

  /** Refuses to go on with these values, see {@link #problems}. */
  public void refuse(Collection<String> stated, Map<String, SensitiveGroup> sensitive) {
    List<Problem> problems = problems(stated, sensitive);
    if (!problems.isEmpty()) throw new Forbidden(problems.getFirst().message());
  }
}

package dev.faultline.impact;

import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Fault trees in the Open-PSA format as estates: a gate is an item; an OR gate needs every input,
 * an AND gate is a group with minimumUp 1, a k-of-n gate one with minimumUp n - k + 1.
 */
final class FaultTrees {
  final Estate estate = new Estate();
  final Set<String> basicEvents = new HashSet<>();
  String top = "";
  private final Map<String, Element> gates = new LinkedHashMap<>();
  private final Set<String> inputs = new HashSet<>();
  private int nested;

  static FaultTrees read(Path file) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Element root = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
      FaultTrees tree = new FaultTrees();
      var defined = root.getElementsByTagName("define-gate");
      for (int i = 0; i < defined.getLength(); i++) {
        Element gate = (Element) defined.item(i);
        tree.gates.put(gate.getAttribute("name"), gate);
      }
      tree.gates.forEach((name, gate) -> tree.formula(name, formulaOf(gate)));
      for (String gate : tree.gates.keySet()) {
        if (!tree.inputs.contains(gate)) tree.top = gate;
      }
      return tree;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException(file + ": " + e.getMessage(), e);
    }
  }

  private static Element formulaOf(Element gate) {
    List<Element> children = children(gate);
    children.removeIf(
        child -> child.getTagName().equals("label") || child.getTagName().equals("attributes"));
    return children.getFirst();
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) children.add(element);
    }
    return children;
  }

  private void formula(String name, Element formula) {
    List<Element> arguments = children(formula);
    switch (formula.getTagName()) {
      case "or" -> gate(name, arguments, 0);
      case "and" -> gate(name, arguments, 1);
      case "atleast" ->
          gate(
              name,
              arguments,
              arguments.size() - Integer.parseInt(formula.getAttribute("min")) + 1);
      case "gate", "basic-event", "event" -> gate(name, List.of(formula), 0);
      default -> throw new IllegalStateException("no " + formula.getTagName());
    }
  }

  /**
   * @param minimumUp 0: all are needed
   */
  private void gate(String name, List<Element> arguments, int minimumUp) {
    estate.item(
        name,
        Level.NONE,
        LifeCycle.IN_USE,
        minimumUp == 0 ? Map.of() : Map.of("g", new RedundancyRule.MinimumUp(minimumUp)));
    for (Element argument : arguments) {
      estate.relations.add(
          new Estate.Relation(
              "DEPENDS_ON", name, input(argument), minimumUp == 0 ? null : "g", null));
    }
  }

  private String input(Element argument) {
    String name = argument.getAttribute("name");
    boolean isEvent =
        argument.getTagName().equals("basic-event")
            || argument.getTagName().equals("event") && !gates.containsKey(name);
    if (isEvent) {
      basicEvents.add(name);
      estate.item(name, Level.NONE, LifeCycle.IN_USE, Map.of());
    } else if (name.isEmpty()) {
      name = "nested-" + ++nested;
      formula(name, argument);
    } else inputs.add(name);
    return name;
  }
}

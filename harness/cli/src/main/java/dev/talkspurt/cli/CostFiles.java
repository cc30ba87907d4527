package dev.talkspurt.cli;

import dev.talkspurt.cost.TurnCost;
import dev.talkspurt.document.Json;
import dev.talkspurt.report.page.CostPicture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What {@code cost --out} writes. */
final class CostFiles {
  private CostFiles() {}

  static void write(Path folder, Json.Obj json, String picture) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("cost.json"), json.pretty());
      Files.writeString(folder.resolve("cost.svg"), picture);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + folder + ": " + e.getMessage(), e);
    }
  }

  /** Turns whose cost is known. */
  static String picture(String title, List<TurnCost> turns) {
    List<TurnCost> known = turns.stream().filter(turn -> turn.usd().isPresent()).toList();
    return CostPicture.of(
        title,
        known.stream().map(turn -> turn.usd().orElseThrow()).toList(),
        known.stream().map(turn -> turn.outputUsd().orElseThrow() + turn.thoughtsUsd()).toList());
  }
}

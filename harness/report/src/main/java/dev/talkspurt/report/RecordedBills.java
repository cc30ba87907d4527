package dev.talkspurt.report;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.JournalReader;
import dev.talkspurt.cost.PriceList;
import dev.talkspurt.cost.TurnCost;
import dev.talkspurt.cost.UsageRecord;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bills of a recorded run's calls, by the token counts in their journals. */
public final class RecordedBills {
  private RecordedBills() {}

  /**
   * The bill of every call.
   *
   * @param run its folder
   * @param prices lists to look the models up in
   * @param problems gets what is wrong with calls that cannot be read
   * @throws BadInput if it is no run's folder
   */
  public static List<CallBill> of(Path run, List<PriceList> prices, List<String> problems) {
    RecordedRun recorded = RecordedRun.read(run);
    List<CallBill> bills = new ArrayList<>();
    for (Path call : recorded.calls()) {
      try {
        bills.add(bill(recorded.folder().resolve(call), prices));
      } catch (BadInput e) {
        problems.add(e.getMessage());
      }
    }
    return List.copyOf(bills);
  }

  private static CallBill bill(Path folder, List<PriceList> prices) {
    Json.Obj call = RecordedFile.object(folder.resolve("call.json"));
    String name =
        call.text("scenario").orElse("?")
            + "/"
            + call.number("trial").map(Number::intValue).orElse(0);
    Optional<String> model = call.obj("agent").flatMap(agent -> agent.text("model"));
    boolean simulated = call.isTrue("simulated");
    List<UsageRecord> usage = new ArrayList<>();
    for (JournalEntry entry : JournalReader.read(folder.resolve("journal.jsonl")).entries()) {
      if (entry instanceof JournalEntry.Usage counts) {
        usage.add(UsageRecord.of(counts.counts()));
      }
    }
    Optional<PriceList> list = model.flatMap(id -> PriceList.of(id, prices));
    if (usage.isEmpty() || list.isEmpty()) {
      String why =
          usage.isEmpty()
              ? "the provider reported no usage"
              : model.map(id -> "no price is known for model " + id).orElse("no model is named");
      return new CallBill(name, model, simulated, List.of(), why);
    }
    List<TurnCost> turns = usage.stream().map(turn -> TurnCost.of(turn, list.get())).toList();
    String why = turns.stream().flatMap(turn -> turn.unknown().stream()).findFirst().orElse("");
    return new CallBill(name, model, simulated, turns, why);
  }
}

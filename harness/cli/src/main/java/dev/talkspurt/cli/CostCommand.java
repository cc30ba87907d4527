package dev.talkspurt.cli;

import dev.talkspurt.cost.CallShape;
import dev.talkspurt.cost.CallShape.Compression;
import dev.talkspurt.cost.PriceFile;
import dev.talkspurt.cost.PriceList;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.report.RecordedBills;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code talkspurt cost}: plans a month of calls, or bills a recorded run turn by turn. */
@Command(
    name = "cost",
    mixinStandardHelpOptions = true,
    description = "Plans what calls will cost, or bills a recorded run turn by turn.",
    footer = {
      "",
      "Examples:",
      "  talkspurt cost --calls-per-day 500 --minutes 6 --turns 12 --talk-share 40/40",
      "  talkspurt cost --calls-per-day 500 --minutes 6 --turns 12 --compress 6000:3000",
      "  talkspurt cost --minutes 15 --turns 45 --model gemini-3.8-live --json",
      "  talkspurt cost reports/runs/RUN",
      "  talkspurt cost reports/runs/RUN --prices our-contract.yaml --out bill",
      "",
      "Every turn is billed with all the context it carries, so a call of twice the",
      "turns costs about four times as much. Nobody is called. List prices come with",
      "the bench, each with its day and source; --prices takes your own.",
      "",
      "Exit codes: 0 done, 2 usage or bad input, 4 a recorded call's cost is unknown."
    })
final class CostCommand implements Callable<Integer> {
  private static final Pattern SHARES =
      Pattern.compile("(\\d{1,3}(?:\\.\\d+)?)/(\\d{1,3}(?:\\.\\d+)?)");
  private static final Pattern COMPRESS = Pattern.compile("(\\d{1,9}):(\\d{1,9})");

  @ParentCommand private Main main;

  @Parameters(
      paramLabel = "RUN",
      arity = "0..1",
      description = "Folder of a run to bill; without it, a month is planned.")
  private Path run;

  @Option(
      names = "--calls-per-day",
      paramLabel = "N",
      defaultValue = "100",
      description = "Calls a day (default: ${DEFAULT-VALUE}).")
  private double callsPerDay;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "30",
      description = "Days of the month (default: ${DEFAULT-VALUE}).")
  private double days;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "5",
      description = "Length of a call (default: ${DEFAULT-VALUE}).")
  private double minutes;

  @Option(
      names = "--turns",
      paramLabel = "N",
      defaultValue = "12",
      description = "How often the agent answers in a call (default: ${DEFAULT-VALUE}).")
  private int turns;

  @Option(
      names = "--talk-share",
      paramLabel = "CALLER/AGENT",
      defaultValue = "40/40",
      description = "Percent of the call each speaks (default: ${DEFAULT-VALUE}).")
  private String talkShare;

  @Option(
      names = "--instruction",
      paramLabel = "TOKENS",
      defaultValue = "1000",
      description = "Tokens of prompt and tools (default: ${DEFAULT-VALUE}).")
  private double instruction;

  @Option(
      names = "--compress",
      paramLabel = "TRIGGER:TARGET",
      description = "Tokens at which the context is cut down, and to what.")
  private String compress;

  @Option(
      names = "--model",
      paramLabel = "ID",
      description = "Only these models; repeatable (default: one of each price list).")
  private List<String> models = new ArrayList<>();

  @Option(names = "--prices", paramLabel = "FILE", description = "Price lists of your own.")
  private Path prices;

  @Option(names = "--out", paramLabel = "DIR", description = "Writes cost.json and cost.svg there.")
  private Path out;

  @Option(names = "--json", description = "Prints cost.json, and nothing else, on stdout.")
  private boolean json;

  @Override
  public Integer call() {
    List<PriceList> lists = prices == null ? PriceList.known() : PriceFile.read(prices);
    if (run != null) {
      List<String> problems = new ArrayList<>();
      CostBill bill = new CostBill(RecordedBills.of(run, lists, problems), lists, problems);
      return bill.tell(main.screen(), json, Optional.ofNullable(out));
    }
    return new CostPlan(shape(), days * callsPerDay, lists, models)
        .tell(main.screen(), json, Optional.ofNullable(out));
  }

  private CallShape shape() {
    between("--calls-per-day", callsPerDay, 0.001, 1e9);
    between("--days", days, 1, 366);
    between("--minutes", minutes, 0.1, 1440);
    between("--turns", turns, 1, 10_000);
    between("--instruction", instruction, 0, 1e6);
    Matcher shares = SHARES.matcher(talkShare.strip());
    double caller = shares.matches() ? Double.parseDouble(shares.group(1)) / 100 : 2;
    double agent = shares.matches() ? Double.parseDouble(shares.group(2)) / 100 : 2;
    if (caller > 1 || agent > 1) {
      throw new BadInput(
          "--talk-share is \""
              + talkShare
              + "\", expected percent of the call for caller/agent (40/40)");
    }
    return new CallShape(turns, minutes, caller, agent, instruction, compression());
  }

  private Optional<Compression> compression() {
    if (compress == null) {
      return Optional.empty();
    }
    Matcher numbers = COMPRESS.matcher(compress.strip());
    if (!numbers.matches()
        || Double.parseDouble(numbers.group(2)) > Double.parseDouble(numbers.group(1))) {
      throw new BadInput(
          "--compress is \""
              + compress
              + "\", expected tokens as trigger:target, the target not above (25000:8000)");
    }
    return Optional.of(
        new Compression(
            Double.parseDouble(numbers.group(1)), Double.parseDouble(numbers.group(2))));
  }

  private static void between(String option, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new BadInput(
          "%s is %s, expected %s to %s".formatted(option, plain(value), plain(least), plain(most)));
    }
  }

  private static String plain(double value) {
    return java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}

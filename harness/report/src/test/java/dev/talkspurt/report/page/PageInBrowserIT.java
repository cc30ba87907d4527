package dev.talkspurt.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Json;
import dev.talkspurt.report.FakeCall;
import dev.talkspurt.report.RunFolder;
import dev.talkspurt.report.allure.AllureReport;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages in a real browser, from disk. Skipped where no Chromium is on the path. */
class PageInBrowserIT {
  private static final String PLAYED_ON =
      """
      new Promise((done, failed) => {
        const sound = document.querySelector('audio');
        sound.addEventListener('error', () => failed(new Error('cannot be decoded')));
        %s
        const from = sound.currentTime;
        sound.addEventListener('timeupdate', () => {
          if (sound.currentTime > from + 0.3) { sound.pause(); done(sound.currentTime); }
        });
      })
      """;

  @TempDir static Path folder;
  private static Browser browser;
  private static CallResult call;

  @BeforeAll
  static void write_a_run_and_start_the_browser() throws IOException {
    Path program = Browser.installed().orElse(null);
    Assumptions.assumeTrue(
        program != null, "no chromium or google-chrome on the path: pages are not looked at");
    call = FakeCall.failed(folder);
    RunResult run = FakeCall.run(folder, List.of(call));
    RunFolder writer = new RunFolder(any -> FakeCall.summaries());
    writer.runStarted(FakeCall.plan(folder));
    writer.callFinished(call);
    writer.runFinished(run);
    browser = Browser.start(program, Path.of("target/browser-profile").toAbsolutePath());
  }

  @AfterAll
  static void close_the_browser() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void a_click_on_the_wave_plays_from_there() throws InterruptedException {
    open(call.folder().resolve("page.html"));
    String click =
        """
        const plot = document.getElementById('plot').getBoundingClientRect();
        document.getElementById('plot').dispatchEvent(new MouseEvent('click', {
          bubbles: true, clientX: plot.left + plot.width / 2, clientY: plot.top + 90 }));
        """;
    double at = number(PLAYED_ON.formatted(click));
    assertTrue(at > 9.9 && at < 11.5, "played on to " + at + " s");
    double head = number("Number(document.getElementById('head').getAttribute('x1'))");
    double width = number("Number(document.getElementById('plot').getAttribute('width'))");
    assertTrue(head > width * 0.5 && head < width * 0.6, "line at " + head + " of " + width);
  }

  @Test
  void a_row_plays_from_shortly_before_its_moment() throws InterruptedException {
    open(call.folder().resolve("page.html"));
    double at = number(PLAYED_ON.formatted("document.querySelector('li.v-failed').click()"));
    assertTrue(at > 12 && at < 13, "played on to " + at + " s");
  }

  @Test
  void keys_play_move_and_zoom() throws InterruptedException {
    open(call.folder().resolve("page.html"));
    String press =
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: '%s', bubbles: true}))";
    number(PLAYED_ON.formatted(press.formatted(" ")));
    double before = number("document.querySelector('audio').currentTime");
    browser.evaluate(press.formatted("ArrowRight"));
    assertEquals(before + 1, number("document.querySelector('audio').currentTime"), 0.01);
    double width = number("document.getElementById('plot').getBoundingClientRect().width");
    browser.evaluate(press.formatted("+"));
    assertEquals(
        1.5, number("document.getElementById('plot').getBoundingClientRect().width") / width, 0.01);
    browser.evaluate(press.formatted("0"));
    assertEquals(
        width, number("document.getElementById('plot').getBoundingClientRect().width"), 1.5);
  }

  @Test
  void a_page_asks_for_nothing_and_runs_nothing_an_agent_said() throws InterruptedException {
    Path page = call.folder().resolve("page.html");
    open(page);
    assertEquals(List.of(page.toUri().toString()), browser.requests());
    assertEquals(0, number("document.images.length"));
  }

  @Test
  void the_embedded_page_plays_without_script() throws IOException, InterruptedException {
    try (var files = Files.list(folder.resolve("allure-results"))) {
      open(files.filter(f -> f.toString().endsWith("page-attachment.html")).findFirst().get());
    }
    double at = number(PLAYED_ON.formatted("sound.play();"));
    assertTrue(at > 0.3, "played on to " + at + " s");
    assertEquals(0, number("document.scripts.length"));
  }

  @Test
  void the_allure_report_opens_from_disk_and_asks_for_nothing()
      throws IOException, InterruptedException {
    Path page =
        AllureReport.generate(folder.resolve("allure-results"), folder.resolve("allure-report"));
    open(page);
    String shown =
        """
        new Promise(done => {
          const look = () => document.body.innerText.includes('SIMULATED AGENT') && done(1);
          new MutationObserver(look).observe(document.body, {subtree: true, childList: true});
          look();
        })
        """;
    assertEquals(1, number(shown));
    assertEquals(List.of(page.toUri().toString()), browser.requests());
    assertEquals(0, number("document.querySelectorAll('img[src=x]').length"));
  }

  private static void open(Path page) throws InterruptedException {
    browser.open(page.toUri());
  }

  private static double number(String expression) throws InterruptedException {
    return ((Json.Num) browser.evaluate(expression)).value().doubleValue();
  }
}

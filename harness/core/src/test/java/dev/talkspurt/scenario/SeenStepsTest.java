package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps that show, type, or let nothing be heard. */
class SeenStepsTest {
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0};
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0};

  @TempDir Path root;
  private ProjectFolder project;

  @BeforeEach
  void open() throws Exception {
    project = ProjectFolder.with(root);
    project.write("suites/photo.jpg", "");
    project.write("suites/screen/note.txt", "no picture");
    write("suites/photo.jpg", JPEG);
    write("suites/screen/2.png", PNG);
    write("suites/screen/10.JPG", JPEG);
  }

  private void write(String name, byte[] bytes) throws Exception {
    Files.write(root.resolve(name), bytes);
  }

  private static String script(String step) {
    return "scenario: T\nagent: clinic\nscript:\n  - say: Hi.\n  - " + step + "\n";
  }

  private Step step(String step) throws Exception {
    assertEquals(List.of(), SchemaTest.violations("scenario", script(step)), step);
    return project.scenario(script(step)).script().get(1);
  }

  @Test
  void a_picture_is_found_beside_the_scenario_and_known_by_its_content() throws Exception {
    Step.Show show = (Step.Show) step("show: photo.jpg");
    Picture picture = show.pictures().get(0);
    assertEquals(root.resolve("suites/photo.jpg"), picture.file());
    assertEquals("image/jpeg", picture.mimeType());
    assertEquals(5, picture.bytes());
    assertEquals(64, picture.sha256().length());
    write("suites/photo.jpg", PNG);
    show = (Step.Show) step("show: photo.jpg");
    assertEquals("image/png", show.pictures().get(0).mimeType());
  }

  @Test
  void a_folder_is_shown_in_the_order_of_its_names_and_only_its_pictures() throws Exception {
    Step.Share share = (Step.Share) step("share: { frames: screen/, fps: 0.5, for: 10 s }");
    assertEquals(
        List.of("screen/10.JPG", "screen/2.png"),
        share.pictures().stream().map(Picture::name).toList());
    assertEquals(0.5, share.fps());
    assertEquals(Optional.of(Duration.ofSeconds(10)), share.length());
    Step.Share plain = (Step.Share) step("share: { frames: screen }");
    assertEquals(1.0, plain.fps());
    assertEquals(Optional.empty(), plain.length());
  }

  @Test
  void words_are_typed_and_a_microphone_is_muted() throws Exception {
    Step.Type type =
        (Step.Type) step("{ type: \"My code is AB12.\", expect: { answer: { within: 2 s } } }");
    assertEquals("My code is AB12.", type.text());
    assertEquals(Optional.of(Duration.ofSeconds(2)), type.expect().answerWithin());
    assertEquals(Duration.ofSeconds(3), ((Step.Mute) step("mute: 3 s")).length());
  }

  @Test
  void an_answer_to_typed_words_can_be_cut_into() throws Exception {
    assertEquals(
        "",
        project.problems(
            script("type: Hi.\n  - interrupt: { after: 1 s of agent speech }\n    say: Wait.")));
    assertTrue(
        project
            .problems(
                script("mute: 1 s\n  - interrupt: { after: 1 s of agent speech }\n    say: Wait."))
            .contains("has no agent speech to cut into"));
  }

  @Test
  void pictures_are_among_the_files_a_scenario_is_made_of() throws Exception {
    Scenario scenario = project.scenario(script("show: photo.jpg\n  - share: { frames: screen }"));
    List<Path> files = InputFiles.of(scenario);
    for (String name : List.of("photo.jpg", "screen/2.png", "screen/10.JPG")) {
      assertTrue(files.contains(root.resolve("suites").resolve(name)), name);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "show: photo.gif | 11: picture is \"photo.gif\", expected a path from the scenario's folder that ends in .jpg, .jpeg or .png",
        "show: nothing.jpg | 11: picture is \"nothing.jpg\", expected a file that exists",
        "show: broken.jpg | 11: picture is \"broken.jpg\", expected a JPEG or PNG file, whatever its name says",
        "show: large.png | 11: picture is \"large.png\", expected at most 2000000 bytes, it has 2000001",
        "show: [ a.jpg ] | 11: 'show' is a list, expected text",
        "share: { frames: nowhere } | 22: folder is \"nowhere\", expected a folder that exists, with JPEG or PNG files",
        "share: { frames: photo.jpg } | 22: folder is \"photo.jpg\", expected a folder that exists, with JPEG or PNG files",
        "share: { frames: empty } | 22: folder is \"empty\", expected 1 to 600 JPEG or PNG files in it",
        "share: { frames: screen, fps: 20 } | 35: 'fps' is 20, expected a number from 0.1 to 10",
        "share: { fps: 1 } | 12: 'share' has no 'frames', expected a folder with JPEG or PNG files (frames: screen)",
        "mute: 3 | 11: 'mute' is 3, expected a duration with unit (for example 300 ms or 2 s)",
        "mute: 50 ms | 11: 'mute' is \"50 ms\", expected at least 100 ms",
        "{ mute: 1 s, expect: { answer: { within: 1 s } } } | 18: unknown key 'expect' in step 'mute', expected mute",
        "{ type: Hi., expect: { yields: { within: 1 s } } } | 28: 'yields' stands at type, expected only at interrupt (move it)",
        "type: '' | 11: 'type' is \"\", expected text that is not blank",
        "show | 5: step 'show' says nothing (for example show: photo.jpg)",
      })
  void what_is_wrong_is_named_where_it_stands(String step, String problem) throws Exception {
    write("suites/broken.jpg", new byte[10]);
    byte[] large = new byte[Picture.MAX_BYTES + 1];
    System.arraycopy(PNG, 0, large, 0, PNG.length);
    write("suites/large.png", large);
    Files.createDirectories(root.resolve("suites/empty"));
    assertEquals("x:5:" + problem, project.problems(script(step)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "show: photo.gif",
        "show: [ a.jpg ]",
        "share: { frames: screen, fps: 20 }",
        "share: { fps: 1 }",
        "mute: 3",
        "{ mute: 1 s, expect: { answer: { within: 1 s } } }",
        "{ type: Hi., expect: { yields: { within: 1 s } } }",
        "type: ''",
        "show",
      })
  void what_a_schema_can_say_it_refuses_too(String step) throws Exception {
    assertNotEquals(List.of(), SchemaTest.violations("scenario", script(step)));
  }

  @Test
  void nothing_outside_the_project_is_read() throws Exception {
    Files.createFile(root.resolve("suites/.talkspurt-root"));
    write("photo.png", PNG);
    assertTrue(project.problems(script("show: ../photo.png")).contains("one within the project"));
    assertTrue(
        project.problems(script("share: { frames: .. }")).contains("one within the project"));
    Files.createSymbolicLink(root.resolve("suites/out.png"), root.resolve("photo.png"));
    assertTrue(project.problems(script("show: out.png")).contains("no link that leads out"));
    Files.createSymbolicLink(root.resolve("suites/screen/out.png"), root.resolve("photo.png"));
    assertTrue(
        project.problems(script("share: { frames: screen }")).contains("no link that leads out"));
  }

  @Test
  void more_than_one_picture_a_second_is_advised_against() throws Exception {
    Scenario fast = project.scenario(script("share: { frames: screen, fps: 2 }"));
    assertEquals(
        List.of(
            "x:5:35: warning: share shows 2 pictures a second, but providers look at one at most"
                + " and bill them all (fps: 1)"),
        PictureLint.problems(fast).stream().map(Object::toString).toList());
    Scenario slow = project.scenario(script("share: { frames: screen, fps: 1 }"));
    assertEquals(List.of(), PictureLint.problems(slow));
  }
}

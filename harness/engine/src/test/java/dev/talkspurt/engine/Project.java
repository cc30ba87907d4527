package dev.talkspurt.engine;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * A small project on disk. Agent and caller say what there are recordings of, so that nothing has
 * to be synthesized.
 */
record Project(Path folder) {
  Project {
    write(
        folder,
        "agents/desk.agent.yaml",
        """
        agent: desk
        model: gemini-3.1-flash-live-preview
        prompt: You answer the phone.
        simulated:
          speaks: { voice: en-us-kevin }
          greets: Hello, is anybody there?
          notUnderstood: Which store has it?
          endpointing: 500 ms
          latency: { median: 400 ms, spread: 60 ms }
          dialogue:
            - id: hours
              hears: [ "What are your opening hours?" ]
              says: That is all, thank you.
        """);
  }

  private static Path write(Path folder, String name, String text) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Write a file into the suite. */
  Path write(String name, String text) {
    return write(folder, "suite/" + name, text);
  }

  /** A scenario whose caller asks for the opening hours and expects to hear these words. */
  Path scenario(String id, String tags, String mentions) {
    return write(
        id + ".scenario.yaml",
        """
        scenario: Caller asks for %s
        agent: desk
        tags: [%s]
        caller: { voice: en-us-kevin }
        script:
          - hear: { within: 4 s }
          - say: What are your opening hours?
            expect: { answer: { within: 2 s, mentions: [ %s ] } }
          - hangUp
        maxDuration: 40 s
        """
            .formatted(mentions, tags, mentions));
  }

  DiscoverySelector suite() {
    return selectDirectory(folder.resolve("suite").toFile());
  }

  /** The engine in virtual time on what is selected. */
  EngineTestKit.Builder engine(DiscoverySelector... selected) {
    return EngineTestKit.engine(TalkspurtTestEngine.ID)
        .configurationParameter(EngineSettings.TIME, "virtual")
        .configurationParameter(EngineSettings.OUT, folder.resolve("runs").toString())
        .selectors(selected);
  }

  /** Run the whole suite. */
  EngineExecutionResults run() {
    return engine(suite()).execute();
  }
}

package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a mock tool answers when it works. */
public sealed interface ToolAnswer {
  /** One object. */
  static ToolAnswer of(Json.Obj result) {
    return new Sequence(List.of(result));
  }

  /** These objects, one for each call that works; the last one again and again. At least one. */
  record Sequence(List<Json.Obj> results) implements ToolAnswer {
    public Sequence {
      results = List.copyOf(results);
    }
  }

  /**
   * What the state says, and what becomes of the state. Reads come before edits; the edits of a
   * call happen all or, if one of the paths is not there, none.
   *
   * @param returns the answer, placeholders and all, to which the values read are added
   * @param notFound the answer if a path is not there, placeholders and all
   */
  record FromState(List<Read> reads, List<Edit> edits, Json.Obj returns, Json.Obj notFound)
      implements ToolAnswer {
    public FromState {
      reads = List.copyOf(reads);
      edits = List.copyOf(edits);
    }
  }

  /** A value of the state, put into the answer under a key. */
  record Read(StatePath at, String as) {}

  /** A change of the state; {@code value} may hold placeholders, and is null for a removal. */
  record Edit(Kind kind, StatePath at, Json value) {
    /** What is done. */
    public enum Kind {
      /** Set the value; the object or list it goes into must be there. */
      WRITE,
      /** Add the value to a list that is there. */
      APPEND,
      /** Take out the value, which must be there. */
      REMOVE
    }
  }

  /**
   * What an endpoint of the user's says.
   *
   * @param method {@code POST} or {@code PUT}
   * @param headersFrom header names with the environment variables that hold their values
   */
  record FromEndpoint(URI url, String method, Map<String, String> headersFrom, Duration timeout)
      implements ToolAnswer {
    public FromEndpoint {
      headersFrom = Collections.unmodifiableMap(new LinkedHashMap<>(headersFrom));
    }
  }
}

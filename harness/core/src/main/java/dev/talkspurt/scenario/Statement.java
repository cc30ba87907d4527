package dev.talkspurt.scenario;

import dev.talkspurt.document.Place;
import dev.talkspurt.matching.Context;
import dev.talkspurt.matching.ValueMatcher;
import java.util.Optional;

/**
 * Something the agent says or must not say: words, or a value in whatever words.
 *
 * @param words found as {@code mentions} finds them; empty if a value is meant
 * @param value found anywhere in the transcript, read as its type: "the third of March" is a date
 */
public record Statement(
    Place place, Optional<String> words, Optional<ValueMatcher> value, Context context) {}

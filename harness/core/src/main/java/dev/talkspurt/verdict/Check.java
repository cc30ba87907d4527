package dev.talkspurt.verdict;

import dev.talkspurt.document.Place;

/**
 * One expectation, judged.
 *
 * @param stepIndex the script step it belongs to, -1 for the whole call
 * @param place of the expectation in the scenario file
 * @param expectation in words: {@code answer within 1500 ms}
 * @param evidence what was seen, with values: {@code answered after 1210 ms}
 * @param atMs where in the call to look (and listen), NaN if nowhere in particular
 */
public record Check(
    int stepIndex,
    Place place,
    String expectation,
    Verdict verdict,
    String evidence,
    double atMs) {}

/**
 * Typed values of tool arguments: reads dates, times, amounts, codes and names, written or spoken,
 * into one canonical form and compares them. No value is guessed: what can be read two ways is in
 * doubt. Knows JSON and nothing else of Talkspurt.
 */
package dev.talkspurt.matching;

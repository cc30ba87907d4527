/**
 * What a call's measurements mean for its script's expectations: passed, failed, or not to be told,
 * with the evidence in words. Pure; reads no clock and no file.
 */
package dev.talkspurt.verdict;

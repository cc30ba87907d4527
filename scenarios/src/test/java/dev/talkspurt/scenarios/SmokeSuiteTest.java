package dev.talkspurt.scenarios;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectDirectories;
import org.junit.platform.suite.api.Suite;

/**
 * Calls the simulated agent with every scenario of the smoke suite; each is a test of its own.
 *
 * <p>In virtual time, so that a busy build machine cannot make a call invalid; {@code ./talkspurt
 * run} makes the same calls in real time. Against a live target, {@code talkspurt.time} is {@code
 * real}.
 */
@Suite
@IncludeEngines("talkspurt")
@SelectDirectories("suites/smoke")
@ConfigurationParameter(key = "talkspurt.time", value = "virtual")
@ConfigurationParameter(key = "talkspurt.parallel", value = "1")
@ConfigurationParameter(key = "talkspurt.out", value = "target/talkspurt")
class SmokeSuiteTest {}

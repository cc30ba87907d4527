package dev.talkspurt.scenarios;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectDirectories;
import org.junit.platform.suite.api.Suite;

/**
 * Calls the simulated agent with values made up of words, which it reads back, asks for and
 * remembers; in virtual time.
 */
@Suite
@IncludeEngines("talkspurt")
@SelectDirectories("suites/dialogue")
@ConfigurationParameter(key = "talkspurt.time", value = "virtual")
@ConfigurationParameter(key = "talkspurt.parallel", value = "1")
@ConfigurationParameter(key = "talkspurt.out", value = "target/talkspurt")
class DialogueSuiteTest {}

package dev.talkspurt.scenarios;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectDirectories;
import org.junit.platform.suite.api.Suite;

/**
 * Calls the simulated agent with tools that keep a state or change their answers; in virtual time.
 */
@Suite
@IncludeEngines("talkspurt")
@SelectDirectories("suites/tools")
@ConfigurationParameter(key = "talkspurt.time", value = "virtual")
@ConfigurationParameter(key = "talkspurt.parallel", value = "1")
@ConfigurationParameter(key = "talkspurt.out", value = "target/talkspurt")
class ToolsSuiteTest {}

package dev.talkspurt.scenarios;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.ExcludeTags;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectDirectories;
import org.junit.platform.suite.api.Suite;

/**
 * Calls the simulated agents with every scenario of the library but the long ones for the night; in
 * virtual time.
 */
@Suite
@IncludeEngines("talkspurt")
@SelectDirectories("suites/library")
@ExcludeTags("nightly")
@ConfigurationParameter(key = "talkspurt.time", value = "virtual")
@ConfigurationParameter(key = "talkspurt.parallel", value = "2")
@ConfigurationParameter(key = "talkspurt.out", value = "target/talkspurt")
class LibrarySuiteTest {}

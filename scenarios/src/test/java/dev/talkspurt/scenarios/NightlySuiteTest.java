package dev.talkspurt.scenarios;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectDirectories;
import org.junit.platform.suite.api.Suite;

/** Makes the long calls, which are for the night in real time; in virtual time they are short. */
@Suite
@IncludeEngines("talkspurt")
@SelectDirectories("suites/library")
@IncludeTags("nightly")
@ConfigurationParameter(key = "talkspurt.time", value = "virtual")
@ConfigurationParameter(key = "talkspurt.parallel", value = "1")
@ConfigurationParameter(key = "talkspurt.out", value = "target/talkspurt")
class NightlySuiteTest {}

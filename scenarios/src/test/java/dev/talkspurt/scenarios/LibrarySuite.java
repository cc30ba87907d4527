package dev.talkspurt.scenarios;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectDirectories;
import org.junit.platform.suite.api.Suite;

/**
 * The library as a suite, with a page and an Allure result of each call: {@code mvn -pl scenarios
 * -am test -Dtest=LibrarySuite -Dsurefire.failIfNoSpecifiedTests=false}. Its name keeps it out of
 * the ordinary tests, where {@link LibraryTest} makes the same calls without reports. Virtual time
 * takes minutes where real time takes an hour.
 */
@Suite
@IncludeEngines("talkspurt")
@SelectDirectories("suites/library")
@ConfigurationParameter(key = "talkspurt.time", value = "virtual")
@ConfigurationParameter(key = "talkspurt.parallel", value = "2")
@ConfigurationParameter(key = "talkspurt.out", value = "target/talkspurt")
class LibrarySuite {}

package io.holdfast.rulebook;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A fuzz test whose input is a file of rules, with the words that such files are made of. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@FuzzTest(maxDuration = "5m")
@DictionaryEntries({
    "rule \"", "when", "then", "end", "not ", "exists ", "accumulate( ", " or ", " and ", "Client( ", "Opening( ",
    "Signal( name == \"", "Contact( ", "Purchase( ", "Candidate()", "$candidate : ", "decision.recommend(\"",
    "decision.signal(\"", "decision.holdBack(", ".because(\"", ".offer(", ".forDays(", ".untilDate(", ".likelihood(",
    " == ", " != ", " >= ", " in (", " not in (", " contains ", " not contains ", " memberOf ", " matches \"", " && ",
    " || ", "!( ", "null", "count(1)", "sum(", "$param", "RuleTable ", "CONDITION", "ACTION", "[when]", "[then]", "- ",
    "attributes[\"", "date-effective \"", "date-expires \"", "enabled false", "eval(", "from ", "!!", "&a ", "*a", "{", "}", "\"\"", "/*", "*/", "//", "1e999", "-0.0", "\\u0022"
})
@interface RuleFile {}

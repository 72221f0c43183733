package io.holdfast.api.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.changelog.ChangeSet;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** A database as an earlier version left it, with the rows of {@code fixtures/migrations} in it. */
public final class Steps {

    private static final Path FIXTURES = Path.of(System.getProperty("holdfast.root", ".."), "fixtures", "migrations");
    private static final String HEX = "X'([0-9a-f]+)'";

    private final DatabaseSettings settings;

    public Steps(DatabaseSettings settings) {
        this.settings = settings;
    }

    /** The names of all steps, in their order; the database has to be new. */
    public List<String> names() throws Exception {
        List<String> names = new ArrayList<>();
        with(liquibase -> liquibase.listUnrunChangeSets(new Contexts(), new LabelExpression()).stream()
                .map(ChangeSet::getId)
                .forEach(names::add));
        return names;
    }

    /** After how many steps each version ends: a version is a file of steps, which are released together. */
    public List<Integer> versions() throws Exception {
        List<Integer> ends = new ArrayList<>();
        with(liquibase -> {
            List<ChangeSet> steps = liquibase.listUnrunChangeSets(new Contexts(), new LabelExpression());
            for (int i = 0; i < steps.size(); i++) {
                if (i + 1 == steps.size()
                        || !steps.get(i).getFilePath().equals(steps.get(i + 1).getFilePath())) {
                    ends.add(i + 1);
                }
            }
        });
        return ends;
    }

    /** Does the first so many steps, and fills every table they made. */
    public void upTo(int count) throws Exception {
        List<String> names = names();
        with(liquibase -> liquibase.update(count, new Contexts(), new LabelExpression()));
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            for (String name : names.subList(0, count)) {
                Path rows = FIXTURES.resolve(name + ".sql");
                if (Files.exists(rows)) {
                    statement.execute(asWritten(rows));
                }
            }
        }
    }

    /** Every row of every table of ours, as text, column by column. */
    public Map<String, List<Map<String, String>>> rows() throws SQLException {
        Map<String, List<Map<String, String>>> all = new TreeMap<>();
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                all.put(table, rows(statement, table));
            }
        }
        return all;
    }

    private static TreeSet<String> tables(Statement statement) throws SQLException {
        TreeSet<String> tables = new TreeSet<>();
        try (ResultSet row = statement.executeQuery("""
                select lower(table_name) from information_schema.tables
                where lower(table_schema) = 'public' and lower(table_name) not like 'databasechangelog%'""")) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }

    private static List<Map<String, String>> rows(Statement statement, String table) throws SQLException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("select * from " + table)) {
            while (row.next()) {
                Map<String, String> columns = new LinkedHashMap<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    columns.put(row.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT), row.getString(i));
                }
                rows.add(columns);
            }
        }
        // In the order of what stands in them: a database gives them as it likes.
        rows.sort(Comparator.comparing(Map::toString));
        return rows;
    }

    private String asWritten(Path rows) throws IOException {
        String sql = Files.readString(rows);
        return DatabaseKind.of(settings.url()).orElseThrow() == DatabaseKind.POSTGRESQL
                ? sql.replaceAll(HEX, "decode('$1', 'hex')")
                : sql;
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(
                DatabaseAddress.of(settings.url()).url(), settings.user(), settings.password());
    }

    private void with(Work work) throws Exception {
        try (Connection connection = connection()) {
            Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> {
                Liquibase liquibase = new Liquibase(
                        "db/changelog.xml",
                        new ClassLoaderResourceAccessor(Steps.class.getClassLoader()),
                        new JdbcConnection(connection));
                liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
                work.with(liquibase);
            });
        }
    }

    private interface Work {
        void with(Liquibase liquibase) throws Exception;
    }
}

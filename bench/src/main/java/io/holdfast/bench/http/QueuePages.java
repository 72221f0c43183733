package io.holdfast.bench.http;

import io.holdfast.api.database.Database;
import io.holdfast.bench.measure.Report;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Pages of a queue of 300,000 recommendations as a manager's browser asks for them, one after the other. */
final class QueuePages {

    private static final int RECOMMENDATIONS = 300_000;
    private static final int WARM_UP = 2;
    private static final int ASKED = 5;
    private static final double AIM_MILLIS = 300;
    private static final long FIGURES_WITHIN_SECONDS = 240;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Report report;
    private final Contestant service;
    private final String key;
    private final Database database;

    QueuePages(Report report, Contestant service, String key, Database database) {
        this.report = report;
        this.service = service;
        this.key = key;
        this.database = database;
    }

    void measure() throws IOException, InterruptedException {
        fill();
        measure("queue", paths());
        afterAReview();
        long began = System.nanoTime();
        while (ask("/v1/reports/overview").statusCode() != 200) {
            if (TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began) > FIGURES_WITHIN_SECONDS) {
                report.unknown("the book: its figures were not made within %d s", FIGURES_WITHIN_SECONDS);
                return;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        Map<String, String> book = new LinkedHashMap<>();
        book.put("/book", "/book");
        book.put("its figures as JSON", "/v1/reports/overview");
        measure("book", book);
    }

    /** A round over sample clients leaves fewer: the rest are the same again about another offer, some of them reviewed. */
    private void fill() {
        long there = database.with(handle -> {
            long left = handle.createQuery("select count(*) from open_recommendations")
                    .mapTo(Long.class)
                    .one();
            String columns = """
                    client_name, segment, health, tier, playbook, kind, because, rule_file, rule_line, rule_name, position,
                    score, worth, likelihood, cost, due_by, channel, owner, state, until_day, version, first_seen,
                    decided_at""";
            for (int again = 1; left < RECOMMENDATIONS && again < 100; again++) {
                left += handle.createUpdate("insert into open_recommendations (client_id, action, offer, " + columns
                                + ") select client_id, action, offer || '+" + again + "', " + columns
                                + " from open_recommendations where position(:mark in offer) = 0 limit :most")
                        .bind("mark", "+")
                        .bind("most", RECOMMENDATIONS - left)
                        .execute();
            }
            handle.execute("""
                    update open_recommendations set state = case abs(hashtext(client_id)) % 20 when 0 then 'snoozed'
                    when 1 then 'dismissed' else 'approved' end,
                    until_day = case when abs(hashtext(client_id)) % 20 < 2 then due_by + 400 end
                    where abs(hashtext(client_id)) % 20 < 4""");
            handle.execute("analyze open_recommendations");
            handle.execute("analyze standings");
            return left;
        });
        report.line("pages: %,d open recommendations, a fifth of them reviewed", there);
    }

    private Map<String, String> paths() {
        String owner = most("owner");
        String action = most("action");
        String name = database.with(handle -> handle.createQuery(
                        "select name from standings where name is not null order by client_id limit 1")
                .mapTo(String.class)
                .one());
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("first page", "");
        paths.put("by due", "sort=due");
        for (String due : List.of("overdue", "7", "30")) {
            paths.put("due " + due, "due=" + due);
        }
        for (String state : List.of("current", "approved", "assigned", "snoozed", "dismissed", "all")) {
            paths.put("state " + state, "state=" + state);
        }
        paths.put("one playbook", "playbook=" + said(most("playbook")));
        paths.put("one action", "action=" + said(action));
        paths.put("one segment", "segment=" + said(most("segment")));
        paths.put("health red", "health=red");
        paths.put("health unknown", "health=unknown");
        paths.put("tier top", "tier=top");
        paths.put("one owner", "owner=" + said(owner));
        paths.put("one owner, by due", "sort=due&owner=" + said(owner));
        paths.put("one client by name", "client=" + said(name));
        paths.put("a text of many clients", "client=" + said(name.substring(0, 1)));
        paths.put("a text of nobody", "client=qqqq");
        paths.put(
                "one action, red, top, overdue, dismissed",
                "health=red&tier=top&due=overdue&state=dismissed&action=" + said(action));
        paths.put("red, top, due in 7 days, by due", "health=red&tier=top&due=7&state=current&sort=due");
        paths.put(
                "one owner, amber, a text of many",
                "health=amber&owner=" + said(owner) + "&client=" + said(name.substring(0, 1)));
        paths.put("an action that nobody is recommended", "action=none-such");
        paths.replaceAll((what, query) -> query.isEmpty() ? "/review" : "/review?" + query);
        return paths;
    }

    private String most(String column) {
        return database.with(handle -> handle.createQuery("select " + column + " from open_recommendations where "
                        + column + " is not null group by " + column + " order by count(*) desc limit 1")
                .mapTo(String.class)
                .one());
    }

    private static String said(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }

    private void measure(String of, Map<String, String> paths) throws IOException, InterruptedException {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(of, "median, ms", "slowest of " + ASKED + ", ms"));
        double slowest = 0;
        for (Map.Entry<String, String> path : paths.entrySet()) {
            List<Double> millis = new ArrayList<>();
            for (int i = 0; i < WARM_UP + ASKED; i++) {
                double took = millis(path.getValue());
                if (i >= WARM_UP) {
                    millis.add(took);
                }
            }
            List<Double> sorted = millis.stream().sorted().toList();
            double median = sorted.get(ASKED / 2);
            slowest = Math.max(slowest, median);
            Report.progress("%s: %s ms", path.getKey(), Report.figure(median));
            rows.add(List.of(path.getKey(), Report.figure(median), Report.figure(sorted.get(ASKED - 1))));
        }
        report.table(rows);
        report.aim(slowest <= AIM_MILLIS, "%s: the dearest page takes %.0f ms (aim: %.0f)", of, slowest, AIM_MILLIS);
    }

    /** Whoever reviews sees what they did, and does not wait for it to be counted. */
    private void afterAReview() throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        List<String[]> some = database.with(handle -> handle.createQuery("""
                        select client_id, action from open_recommendations
                        where offer = '' and state = 'open' order by score desc limit 7""")
                .map((row, context) -> new String[] {row.getString("client_id"), row.getString("action")})
                .list());
        for (String[] one : some) {
            HttpResponse<String> said = http.send(
                    to("/v1/reviews")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"clientId\":\"" + one[0] + "\",\"action\":\"" + one[1]
                                    + "\",\"verdict\":\"approved\"}"))
                            .build(),
                    BodyHandlers.ofString());
            if (said.statusCode() != 201) {
                throw new IOException(said.statusCode() + ": " + said.body());
            }
            millis.add(millis("/review"));
        }
        if (millis.isEmpty()) {
            report.unknown("queue, right after a review: none is open without an offer");
            return;
        }
        double median = millis.stream().sorted().toList().get(millis.size() / 2);
        report.aim(median <= AIM_MILLIS, "queue, right after a review: %.0f ms (aim: %.0f)", median, AIM_MILLIS);
    }

    private double millis(String path) throws IOException, InterruptedException {
        long from = System.nanoTime();
        HttpResponse<String> answer = ask(path);
        double took = (System.nanoTime() - from) / 1e6;
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return took;
    }

    private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        return http.send(to(path).GET().build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                .timeout(Duration.ofMinutes(1))
                .header("Authorization", "Bearer " + key);
    }
}

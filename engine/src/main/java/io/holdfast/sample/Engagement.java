package io.holdfast.sample;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What an agency client has bought and has now.
 *
 * @param monthly money for its monthly services
 */
record Engagement(LocalDate since, LocalDate until, List<String> services, List<Bought> purchases, int monthly) {

    /** A service bought. */
    record Bought(String service, LocalDate on, int amount) {}

    private static final List<String> LADDER = List.of("landing-page", "website", "web-app");

    static Engagement of(Draft draft, LocalDate since, LocalDate until) {
        Dice dice = draft.dice();
        int days = (int) ChronoUnit.DAYS.between(since, until);
        List<String> services = new ArrayList<>();
        List<Bought> purchases = new ArrayList<>();
        int top = dice.chance(0.06) ? -1 : dice.chance(0.2) ? 0 : dice.chance(0.5) || days < 300 ? 1 : 2;
        int first = top > 0 && dice.chance(0.6) ? top : 0;
        int steps = top - first + 1;
        for (int rung = Math.max(0, first); rung <= top; rung++) {
            int passed = days * (rung - first) / Math.max(1, steps);
            buy(LADDER.get(rung), price(LADDER.get(rung), dice), since.plusDays(passed), purchases);
        }
        if (top >= 0) {
            services.add(LADDER.get(top));
        }
        int monthly = monthly(dice, top, services);
        extras(dice, top, days, since, services, purchases);
        return new Engagement(since, until, draft.is("lapsed") ? List.of() : services, purchases, monthly);
    }

    private static int monthly(Dice dice, int top, List<String> services) {
        int monthly = 0;
        boolean onTheWeb = top > 0;
        if (onTheWeb && dice.chance(0.9)) {
            boolean managed = dice.chance(top == 2 ? 0.8 : 0.45);
            services.add(managed ? "managed-hosting" : "hosting");
            monthly += managed ? 89 : 29;
        }
        if (onTheWeb && dice.chance(0.8)) {
            services.add("maintenance");
            monthly += 149;
        }
        if (dice.chance(onTheWeb ? 0.6 : 0.3)) {
            services.add("seo");
            monthly += 390;
        }
        if (dice.chance(onTheWeb ? 0.5 : 0.1)) {
            services.add("content");
            monthly += 490;
        }
        return monthly;
    }

    private static void extras(
            Dice dice, int top, int days, LocalDate since, List<String> services, List<Bought> purchases) {
        List<String> extras = List.of("email-opt-in", "analytics-setup", "training");
        for (String extra : extras) {
            if (top > 0 && days > 20 && dice.chance(extra.equals("training") ? 0.15 : 0.65)) {
                buy(extra, price(extra, dice), since.plusDays(dice.between(10, days)), purchases);
                services.add(extra);
            }
        }
    }

    private static void buy(String service, int amount, LocalDate on, List<Bought> purchases) {
        purchases.add(new Bought(service, on, amount));
    }

    private static int price(String service, Dice dice) {
        int list = switch (service) {
            case "landing-page" -> 900;
            case "website" -> 4500;
            case "web-app" -> 16_000;
            case "email-opt-in" -> 350;
            case "analytics-setup" -> 450;
            default -> 720;
        };
        return list * dice.between(90, 115) / 100;
    }
}

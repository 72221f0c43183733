package io.holdfast.api.sheets;

import java.util.Locale;

/** Numbers as reports write them. */
final class Words {

    private Words() {}

    static String whole(double number) {
        return String.format(Locale.ENGLISH, "%,.0f", number);
    }

    /** Three significant digits where it is small, two decimals else. */
    static String decimal(double number) {
        return number != 0 && Math.abs(number) < 0.1
                ? String.format(Locale.ENGLISH, "%.3g", number)
                : String.format(Locale.ENGLISH, "%,.2f", number);
    }

    /** No cents from 100 on. */
    static String money(double money) {
        return String.format(Locale.ENGLISH, Math.abs(money) >= 100 ? "%,.0f" : "%,.2f", money);
    }

    /** To the cent. */
    static String cents(long cents) {
        return String.format(Locale.ENGLISH, "%,d.%02d", cents / 100, Math.abs(cents % 100));
    }

    static String percent(double share) {
        return String.format(Locale.ENGLISH, "%.1f %%", share * 100);
    }

    static String signed(double number) {
        return String.format(Locale.ENGLISH, "%+.0f", number);
    }

    static String count(int number, String thing) {
        return whole(number) + " " + thing + (number == 1 ? "" : "s");
    }

    static String sentence(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ENGLISH) + words.substring(1);
    }
}

package io.holdfast.sample;

import java.util.List;

/** Invented companies and people. */
final class Names {

    static final List<String> ACCOUNT_MANAGERS =
            List.of("Ines Falkner", "Tomasz Wendel", "Greta Holm", "Ravi Anand", "Paula Brecht");
    static final List<String> DELIVERY_LEADS = List.of("Jonas Keil", "Mirela Stan", "Owen Hartley", "Lucie Fabre");

    private static final List<String> FIRST = List.of(
            "Marta", "Elif", "Nora", "Sofia", "Hanna", "Clara", "Aylin", "Petra", "Yuki", "Lena", "Carla", "Ida",
            "Anton", "Bruno", "Karim", "Felix", "Luca", "Emil", "Zoë", "Wanda", "Ruth", "Selma", "Olga", "Dario");
    private static final List<String> LAST = List.of(
            "Lindqvist",
            "Abendroth",
            "Kovač",
            "Moreau",
            "Sandberg",
            "Yildirim",
            "O'Shea",
            "Petersen",
            "Novák",
            "Ferrante",
            "Grünwald",
            "Okafor",
            "Brandt",
            "Castell",
            "Dahl",
            "Eriksen",
            "Faber",
            "Hollander",
            "Ivanow",
            "Jansen",
            "Köhler",
            "Lorenz",
            "Marchetti",
            "Nyberg",
            "Ostrowski",
            "Quint",
            "Rasmussen",
            "Tanaka");
    private static final List<String> STEM = List.of(
            "Alder",
            "Birchfield",
            "Corvus",
            "Dornbach",
            "Elmtree",
            "Fennmark",
            "Goldhafen",
            "Hollerbeck",
            "Ilmtal",
            "Juniper",
            "Kestrel",
            "Lindenhof",
            "Marlow",
            "Nordkap",
            "Osterfeld",
            "Primrose",
            "Quellgrund",
            "Rosenau",
            "Silbersee",
            "Thornhill",
            "Ulmenweg",
            "Vesper",
            "Wiesengrund",
            "Zeder",
            "Brightwater",
            "Copperfield",
            "Drachenfels",
            "Eulenspiegel",
            "Foxglove",
            "Grünberg");

    private Names() {}

    static String person(Dice dice) {
        return dice.pick(FIRST) + " " + dice.pick(LAST);
    }

    static String company(Dice dice, String industry) {
        String stem = dice.chance(0.75) ? dice.pick(STEM) : dice.pick(LAST) + " & " + dice.pick(LAST);
        return stem + " " + trade(dice, industry);
    }

    private static String trade(Dice dice, String industry) {
        return dice.pick(
                switch (industry) {
                    case "fashion" -> List.of("Moden", "Outfitters", "Tailoring");
                    case "food" -> List.of("Feinkost", "Bakery", "Tea House");
                    case "hotels" -> List.of("Hotel", "Guesthouse", "Inn");
                    case "restaurants" -> List.of("Restaurant", "Kitchen", "Brasserie");
                    case "dentistry" -> List.of("Dental", "Zahnärzte", "Dental Care");
                    case "physiotherapy" -> List.of("Physio", "Therapy Centre", "Praxis");
                    case "municipality" -> List.of("Town Library", "Stadtwerke", "Museum");
                    case "law" -> List.of("Legal", "Rechtsanwälte", "Notaries");
                    case "engineering" -> List.of("Engineering", "Works", "Maschinenbau");
                    default -> List.of("Logistics", "Spedition", "Freight");
                });
    }
}

package waymark.demodata.people;

import java.util.List;

/** Words that make names no one could take for a real person's. */
public final class Words {
    static final List<String> COLOURS = List.of(
            "Amber",
            "Azure",
            "Beige",
            "Bronze",
            "Cobalt",
            "Copper",
            "Coral",
            "Crimson",
            "Cyan",
            "Ebony",
            "Fuchsia",
            "Golden",
            "Indigo",
            "Ivory",
            "Jade",
            "Khaki",
            "Lilac",
            "Magenta",
            "Maroon",
            "Mauve",
            "Ochre",
            "Orange",
            "Pearl",
            "Purple",
            "Russet",
            "Saffron",
            "Scarlet",
            "Silver",
            "Teal",
            "Turquoise",
            "Vermilion",
            "Violet");
    static final List<String> TREES = List.of(
            "Acacia",
            "Alder",
            "Ash",
            "Aspen",
            "Beech",
            "Birch",
            "Cedar",
            "Cypress",
            "Elder",
            "Elm",
            "Fir",
            "Hawthorn",
            "Hazel",
            "Holly",
            "Hornbeam",
            "Juniper",
            "Larch",
            "Laurel",
            "Lime",
            "Maple",
            "Oak",
            "Olive",
            "Pine",
            "Poplar",
            "Rowan",
            "Spruce",
            "Sycamore",
            "Walnut",
            "Willow",
            "Yew");

    private Words() {}

    public static String colour(int index) {
        return COLOURS.get(Math.floorMod(index, COLOURS.size()));
    }

    public static String tree(int index) {
        return TREES.get(Math.floorMod(index, TREES.size()));
    }

    /** A number in letters, so that every generated name is somebody's only. */
    public static String letters(int number) {
        var letters = new StringBuilder();
        for (int rest = number; ; rest = rest / 26 - 1) {
            letters.append((char) ('A' + rest % 26));
            if (rest < 26) {
                return letters.reverse().toString();
            }
        }
    }
}

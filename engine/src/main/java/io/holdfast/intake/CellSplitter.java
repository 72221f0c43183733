package io.holdfast.intake;

import java.util.ArrayList;
import java.util.List;

/** Splits lines into the cells of one row; a cell in quotes may go on over several lines. */
final class CellSplitter {

    private final char delimiter;
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private State state = State.BEFORE;
    private boolean broken;

    private enum State {
        BEFORE,
        PLAIN,
        QUOTED,
        AFTER
    }

    CellSplitter(char delimiter) {
        this.delimiter = delimiter;
    }

    List<String> cells() {
        return cells;
    }

    /** Whether a quote still waits for its end. */
    boolean isOpen() {
        return state == State.QUOTED;
    }

    /** Whether text stands between the end of a quote and the next cell. */
    boolean isBroken() {
        return broken;
    }

    void add(String line) {
        if (isOpen()) {
            cell.append('\n');
        }
        for (int i = 0; i < line.length(); i++) {
            char one = line.charAt(i);
            if (state == State.QUOTED && one == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else {
                take(one);
            }
        }
        if (!isOpen()) {
            end();
        }
    }

    private void take(char one) {
        if (state == State.QUOTED) {
            if (one == '"') {
                state = State.AFTER;
            } else {
                cell.append(one);
            }
        } else if (one == delimiter) {
            end();
        } else if (state == State.AFTER) {
            broken |= one != ' ';
        } else if (one == '"' && state == State.BEFORE) {
            cell.setLength(0);
            state = State.QUOTED;
        } else {
            cell.append(one);
            state = state == State.BEFORE && one == ' ' ? State.BEFORE : State.PLAIN;
        }
    }

    private void end() {
        cells.add(cell.toString().trim());
        cell.setLength(0);
        state = State.BEFORE;
    }
}

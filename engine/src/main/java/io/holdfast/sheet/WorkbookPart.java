package io.holdfast.sheet;

import io.holdfast.source.Diagnostics;
import io.holdfast.source.Place;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.util.CellReference;

/** One part of a workbook's archive, read as a stream for what a table may not have. */
final class WorkbookPart {

    private static final XMLInputFactory XML = factory();
    private static final int MOST_FORMULAS_NAMED = 5;
    private static final int MOST_MERGED = 2_000;

    private final String file;
    private final String name;
    private final Diagnostics diagnostics;
    private final BiConsumer<String, String> refusal;
    private int formulas;
    private int rows;
    private int row;
    private int column;
    private int merged;
    private int sheets;

    WorkbookPart(String file, String name, Diagnostics diagnostics, BiConsumer<String, String> refusal) {
        this.file = file;
        this.name = name;
        this.diagnostics = diagnostics;
        this.refusal = refusal;
    }

    /** Definitions and entities are the ways of XML to make much of little, and to read other files. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    void read(InputStream content) throws XMLStreamException {
        XMLStreamReader reader = XML.createXMLStreamReader(content);
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                refusal.accept("this workbook was not made by a spreadsheet program.", "Save it again as .xlsx.");
                return;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                element(reader);
            }
        }
    }

    private void element(XMLStreamReader reader) {
        String element = reader.getLocalName();
        if (name.endsWith(".rels")) {
            if (element.equals("Relationship") && "External".equals(attribute(reader, "TargetMode"))) {
                refusal.accept("this workbook has links to somewhere outside.", "Take links and references out.");
            }
        } else if (name.equals("[content_types].xml")) {
            type(attribute(reader, "ContentType"), attribute(reader, "PartName"));
        } else if (name.equals("xl/workbook.xml") && element.equals("sheet")) {
            sheet(attribute(reader, "name"), attribute(reader, "state"));
        } else if (name.startsWith("xl/worksheets/")) {
            table(reader, element);
        }
    }

    /** Where a part lies says what it is looked at for, so nothing may claim to be a sheet elsewhere. */
    private void type(String type, String part) {
        String kind = type.toLowerCase(Locale.ROOT);
        String at = part.toLowerCase(Locale.ROOT);
        if (kind.contains("macroenabled") || kind.contains("vbaproject")) {
            refusal.accept("this workbook holds macros or other programs.", "Save it as .xlsx, without macros.");
        } else if (kind.endsWith("sheet.main+xml") && !at.equals("/xl/workbook.xml")
                || kind.endsWith("worksheet+xml") && !at.startsWith("/xl/worksheets/")) {
            refusal.accept("this workbook was not made by a spreadsheet program.", "Save it again as .xlsx.");
        }
    }

    private void sheet(String title, String state) {
        if (state.equalsIgnoreCase("hidden") || state.equalsIgnoreCase("veryHidden")) {
            refusal.accept("the sheet \"" + title + "\" is hidden.", "Show it, or take it out.");
        } else if (++sheets > 1) {
            refusal.accept(
                    "this workbook has more than one sheet.", "A table's file holds one sheet: take the others out.");
        }
    }

    private void table(XMLStreamReader reader, String element) {
        if (element.equals("row")) {
            row = after(row, attribute(reader, "r"));
            column = 0;
            if (++rows == Sheet.MOST_ROWS + 1) {
                tooLong();
            }
        } else if (element.equals("mergeCell") && ++merged == MOST_MERGED + 1) {
            refusal.accept(
                    "this sheet has more than " + MOST_MERGED + " merged cells.", "Copy its values into a new sheet.");
        } else if (element.equals("c")) {
            String at = attribute(reader, "r");
            row = after(row - 1, at.replaceAll("\\D", ""));
            column = column(column, at.replaceAll("[^A-Za-z]", ""));
            if (attribute(reader, "t").equals("e")) {
                diagnostics.error(place(), "this cell shows an error.", "Write the value it should have.");
            }
        } else if (element.equals("v") || element.equals("is")) {
            filled();
        } else if (element.equals("f") && ++formulas <= MOST_FORMULAS_NAMED) {
            diagnostics.error(place(), "a table holds values, not formulas.", "Paste the cell as a value.");
        } else if (element.equals("oleObject") || element.equals("control")) {
            refusal.accept("this workbook has other documents inside it.", "Copy the table alone into a new workbook.");
        }
    }

    /** Empty rows and cells far out are what some programs write; whatever says something there must not be lost. */
    private void filled() {
        if (row > Sheet.MOST_ROWS) {
            tooLong();
        } else if (column > Sheet.MOST_COLUMNS) {
            refusal.accept(
                    "this sheet has more than " + Sheet.MOST_COLUMNS + " columns.",
                    "Take out what stands to the right of the table.");
        }
    }

    private void tooLong() {
        refusal.accept("this sheet has more than " + Sheet.MOST_ROWS + " rows.", "Split the table.");
    }

    /** The number of a row or, where it does not say it, the next one. */
    private static int after(int before, String number) {
        return number.matches("\\d{1,9}") ? Integer.parseInt(number) : before + 1;
    }

    private static int column(int before, String letters) {
        return letters.isEmpty() || letters.length() > 3
                ? before + 1
                : CellReference.convertColStringToIndex(letters) + 1;
    }

    private Place place() {
        return row > 0 && column > 0 ? Place.cell(file, row, column) : Place.file(file);
    }

    private static String attribute(XMLStreamReader reader, String attribute) {
        return Optional.ofNullable(reader.getAttributeValue(null, attribute)).orElse("");
    }
}

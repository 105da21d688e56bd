package cn.sanwei.workbooks;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.ByteArrayInputStream;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A look over every part before fastexcel reads it, which makes room for whatever column a cell names: one cell said to
 * be in column ZZZZZZ would take all memory.
 */
final class CellScan {
    private static final Pattern REFERENCE = Pattern.compile("([A-Za-z]{1,3})[0-9]{1,7}");

    private final SheetBounds bounds;
    private int cells;

    CellScan(SheetBounds bounds) {
        this.bounds = bounds;
    }

    void scan(byte[] part) {
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new ByteArrayInputStream(part));
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD) {
                    throw SheetRefusals.broken();
                }
                if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("c")) {
                    cell(xml.getAttributeValue(null, "r"));
                }
            }
            xml.close();
        } catch (XMLStreamException notXml) {
            throw SheetRefusals.broken();
        }
    }

    private void cell(String reference) {
        if (++cells > bounds.cells()) {
            throw SheetRefusals.tooLarge("单元格超过 " + bounds.cells() + " 个");
        }
        if (reference == null) {
            return;
        }
        var matched = REFERENCE.matcher(reference);
        if (!matched.matches() || column(matched.group(1)) > bounds.columns()) {
            throw outOfSheet();
        }
    }

    private static HttpProblem outOfSheet() {
        return SheetRefusals.broken();
    }

    private static int column(String letters) {
        return letters.toUpperCase(java.util.Locale.ROOT)
                .chars()
                .reduce(0, (column, letter) -> column * 26 + letter - 'A' + 1);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}

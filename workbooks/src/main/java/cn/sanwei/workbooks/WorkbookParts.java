package cn.sanwei.workbooks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * The parts of an archive, unzipped here within bounds and counted as they come: what an archive says of its own sizes is
 * not asked. They are packed again for the reader, so that what it reads is what was measured, and not what a second
 * directory in the same file names.
 */
final class WorkbookParts {
    private static final String WORKBOOK = "xl/workbook.xml";

    private final Map<String, byte[]> parts;

    private WorkbookParts(Map<String, byte[]> parts) {
        this.parts = parts;
    }

    static WorkbookParts unzip(byte[] file, SheetBounds bounds) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        byte[] buffer = new byte[8192];
        long left = bounds.unzippedBytes();
        int entries = 0;
        // Not the JDK's stream of entries: it stops at the descriptors that fastexcel writes behind its own.
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                .get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (++entries > bounds.parts()) {
                    throw SheetRefusals.tooLarge("文件内的部件超过 " + bounds.parts() + " 个");
                }
                ByteArrayOutputStream part = new ByteArrayOutputStream();
                try (InputStream in = zip.getInputStream(entry)) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        left -= read;
                        if (left < 0) {
                            throw SheetRefusals.tooLarge("文件展开后超过 " + (bounds.unzippedBytes() >> 20) + " MB");
                        }
                        if (isText(entry.getName())) {
                            part.write(buffer, 0, read);
                        }
                    }
                }
                if (entry.getName().equals("xl/vbaProject.bin")) {
                    throw SheetRefusals.withMacros();
                }
                if (isText(entry.getName()) && parts.put(entry.getName(), part.toByteArray()) != null) {
                    throw SheetRefusals.broken();
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw SheetRefusals.broken();
        }
        if (!parts.containsKey(WORKBOOK)) {
            throw SheetRefusals.notAWorkbook();
        }
        return new WorkbookParts(parts);
    }

    Map<String, byte[]> all() {
        return parts;
    }

    byte[] packed() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                CRC32 sum = new CRC32();
                sum.update(part.getValue());
                entry.setSize(part.getValue().length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(part.getValue());
            }
        }
        return packed.toByteArray();
    }

    /** Pictures and printers' settings are counted and left out. */
    private static boolean isText(String name) {
        return name.endsWith(".xml") || name.endsWith(".rels");
    }
}

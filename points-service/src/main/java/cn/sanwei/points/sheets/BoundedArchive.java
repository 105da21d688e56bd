package cn.sanwei.points.sheets;

import cn.sanwei.points.sheets.SheetRefused.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * An .xlsx unpacked within limits and packed again. What is read afterwards is exactly what was measured here: a reader
 * that goes by the archive's directory could be shown other entries than one that goes through the file.
 */
final class BoundedArchive {
    /** Twenty thousand rows of twenty cells are some 30 MB of XML. */
    static final int MOST_UNPACKED_BYTES = 64 * 1024 * 1024;

    static final int MOST_ENTRIES = 200;
    private static final byte[] OLD_EXCEL = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private BoundedArchive() {}

    static byte[] of(byte[] file) {
        if (begins(file, OLD_EXCEL)) {
            throw new SheetRefused(Reason.OLD_FORMAT, "这是旧格式（.xls）或加了密码的文件，请在 Excel 里另存为“Excel 工作簿（.xlsx）”，不加密码。");
        }
        if (!begins(file, ZIP)) {
            throw new SheetRefused(Reason.UNREADABLE, "这不是 Excel 工作簿（.xlsx）。");
        }
        try {
            return repacked(file);
        } catch (IOException | IllegalArgumentException broken) {
            throw new SheetRefused(Reason.UNREADABLE, "文件已损坏，无法打开。", broken);
        }
    }

    private static byte[] repacked(byte[] file) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(file.length + 1024);
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file));
                ZipOutputStream out = new ZipOutputStream(packed)) {
            out.setLevel(Deflater.BEST_SPEED);
            byte[] buffer = new byte[64 * 1024];
            long unpacked = 0;
            int entries = 0;
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw tooLarge();
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    unpacked += read;
                    if (unpacked > MOST_UNPACKED_BYTES) {
                        throw tooLarge();
                    }
                    out.write(buffer, 0, read);
                }
                out.closeEntry();
            }
        }
        return packed.toByteArray();
    }

    private static SheetRefused tooLarge() {
        return new SheetRefused(
                Reason.TOO_LARGE, "文件解开后超过 " + MOST_UNPACKED_BYTES / 1024 / 1024 + " MB，没有读取。请把内容复制到模板里，分几次导入。");
    }

    private static boolean begins(byte[] file, byte[] mark) {
        if (file.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (file[i] != mark[i]) {
                return false;
            }
        }
        return true;
    }
}

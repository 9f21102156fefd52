package zebrawatch.evidence.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.Passage;
import zebrawatch.evidence.Snapshot;
import zebrawatch.evidence.seal.Cases;
import zebrawatch.evidence.seal.SealedCase;

class CasePrintTest {
    private static final String ID = "kl-012-20261122T001530240Z-3fa9c1d2";

    /** Words without characters that are radicals too: the font has one glyph for both, and text copied out may be either. */
    @Test
    void thePageTellsTheCaseInChinese() throws Exception {
        try (PDDocument page = Loader.loadPDF(print(List.of()))) {
            assertThat(page.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(page))
                    .contains("证据单", ID, "北京路与韶", "2026-11-22 08:15:30.240", "情形 3：")
                    .contains("距冲突点 1.8 m / 3.0 m", "偏差 -0.012 秒", "站点 box-07", "链序号 1")
                    .contains("核验：签名有效");
        }
    }

    @Test
    void aPackageThatIsNotAsItWasSealedSaysSo() throws Exception {
        try (PDDocument page = Loader.loadPDF(print(List.of("2-on.jpg is missing")))) {
            assertThat(new PDFTextStripper().getText(page)).contains("核验不通过：2-on.jpg is missing");
        }
    }

    @Test
    void theFontIsInThePageAndOnlyWhatIsUsedOfIt() throws Exception {
        byte[] pdf = print(List.of());
        assertThat(pdf.length).isLessThan(1_000_000);
        try (PDDocument page = Loader.loadPDF(pdf)) {
            for (COSName name : page.getPage(0).getResources().getFontNames()) {
                assertThat(page.getPage(0).getResources().getFont(name).isEmbedded())
                        .isTrue();
            }
        }
    }

    @Test
    void theCodeIsTheCasesId() throws Exception {
        try (PDDocument page = Loader.loadPDF(print(List.of()))) {
            BufferedImage image = new PDFRenderer(page).renderImage(0, 2);
            BufferedImage corner = image.getSubimage(image.getWidth() - 300, 0, 300, 260);
            int[] pixels = corner.getRGB(0, 0, corner.getWidth(), corner.getHeight(), null, 0, corner.getWidth());
            var luminance = new RGBLuminanceSource(corner.getWidth(), corner.getHeight(), pixels);
            assertThat(new QRCodeReader()
                            .decode(new BinaryBitmap(new HybridBinarizer(luminance)))
                            .getText())
                    .isEqualTo(ID);
        }
    }

    private static byte[] print(List<String> findings) throws IOException {
        BufferedImage image = new BufferedImage(256, 160, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", jpeg);
        CaseFile four = Cases.of(ID, 1000);
        List<Snapshot> snapshots = new ArrayList<>(four.snapshots());
        snapshots.add(new Snapshot(Snapshot.Kind.COMPOSITE, Instant.EPOCH, jpeg.toByteArray()));
        SealedCase sealed = Cases.sealed(four.with(snapshots));
        return new CasePrint(Passage.FONT, ZoneId.of("Asia/Shanghai")).pdf(sealed, findings);
    }
}

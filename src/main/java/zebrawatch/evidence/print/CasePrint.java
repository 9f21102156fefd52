package zebrawatch.evidence.print;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import zebrawatch.evidence.Background;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.CaseWords;
import zebrawatch.evidence.ClockReading;
import zebrawatch.evidence.EvidenceException;
import zebrawatch.evidence.FactWords;
import zebrawatch.evidence.Provenance;
import zebrawatch.evidence.Remark;
import zebrawatch.evidence.Snapshot;
import zebrawatch.evidence.seal.CaseEvent;
import zebrawatch.evidence.seal.CaseJson;
import zebrawatch.evidence.seal.KeyRing;
import zebrawatch.evidence.seal.Seal;
import zebrawatch.evidence.seal.SealedCase;
import zebrawatch.rule.Fact;
import zebrawatch.rule.Ruling;

/** One page about a case: pictures, facts, the crossing from above, digests, and whether all is as it was sealed. */
public final class CasePrint {
    private static final PDRectangle A4 = PDRectangle.A4;
    private static final float MARGIN = 36;
    private static final float WIDTH = A4.getWidth() - 2 * MARGIN;
    private static final float QR_SIDE = 84;
    private static final float GAP = 12;
    private static final float TALLEST_PICTURE = 300;
    private static final float TALLEST_VIEW = 190;
    private static final Color INK = new Color(0x1D2125);
    private static final Color FAINT = new Color(0x5A6169);
    private static final Color ALARM = new Color(0xB3261E);

    private final Path font;
    private final DateTimeFormatter time;

    /**
     * @param font a TrueType file with Chinese characters; what is used of it goes into the page
     * @param zone of the times printed
     */
    public CasePrint(Path font, ZoneId zone) {
        this.font = font;
        this.time = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT)
                .withZone(zone);
    }

    /**
     * The page as a PDF file.
     *
     * @param findings what is not as it was sealed, in words; none where everything is
     * @throws EvidenceException if the font cannot be read or a picture is none
     */
    public byte[] pdf(SealedCase sealed, List<String> findings) {
        try (PDDocument document = new PDDocument();
                InputStream letters = Files.newInputStream(font)) {
            CaseFile caseFile = sealed.caseFile();
            document.getDocumentInformation().setTitle(caseFile.id());
            PDType0Font embedded = PDType0Font.load(document, letters, true);
            PDPage page = new PDPage(A4);
            document.addPage(page);
            try (Sheet sheet = new Sheet(new PDPageContentStream(document, page), embedded, A4.getHeight())) {
                float below = head(sheet, caseFile);
                below = pictures(sheet, document, caseFile, below + 6);
                below = middle(sheet, caseFile, below + 8);
                foot(sheet, sealed, findings, below + 10);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new EvidenceException("the case cannot be printed: " + e.getMessage(), e);
        }
    }

    private float head(Sheet sheet, CaseFile caseFile) throws IOException {
        Ruling ruling = caseFile.ruling();
        new QrCode(caseFile.id()).draw(sheet, MARGIN + WIDTH - QR_SIDE, MARGIN - 12, QR_SIDE);
        sheet.text("机动车" + CaseWords.verdict(ruling.kind()) + " 证据单", MARGIN, MARGIN - 4, 18, INK);
        float width = WIDTH - QR_SIDE - GAP;
        float below = MARGIN + 24;
        List<String> lines = new ArrayList<>(List.of(
                "案件编号：" + caseFile.id(),
                "时间：" + time.format(ruling.time()) + "　　地点：" + caseFile.place() + "（" + ruling.crossing() + "）",
                "设备编号：" + caseFile.camera() + "　　车型："
                        + CaseWords.vehicle(ruling.vehicle().kind())
                        + lane(caseFile).map(name -> "　　方向：" + name).orElse("")));
        String policeCase = CaseWords.policeCase(ruling.policeCase());
        if (!policeCase.isEmpty()) {
            lines.add(policeCase);
        }
        for (String line : lines) {
            below = sheet.paragraph(line, MARGIN, below, width, 9, INK);
        }
        return Math.max(below, MARGIN - 12 + QR_SIDE);
    }

    private static Optional<String> lane(CaseFile caseFile) {
        return caseFile.background()
                .flatMap(b -> b.sketch().laneOf(caseFile.ruling().vehicle()))
                .map(lane -> lane.name());
    }

    private static float pictures(Sheet sheet, PDDocument document, CaseFile caseFile, float top) throws IOException {
        Optional<Snapshot> composite = caseFile.snapshots().stream()
                .filter(s -> s.kind() == Snapshot.Kind.COMPOSITE)
                .findFirst();
        if (composite.isEmpty()) {
            sheet.text("（合成图缺失）", MARGIN, top, 9, ALARM);
            return top + GAP;
        }
        PDImageXObject picture =
                PDImageXObject.createFromByteArray(document, composite.get().bytes(), Snapshot.Kind.COMPOSITE.code());
        float scale = Math.min(WIDTH / picture.getWidth(), TALLEST_PICTURE / picture.getHeight());
        float width = picture.getWidth() * scale;
        float height = picture.getHeight() * scale;
        sheet.picture(picture, MARGIN + (WIDTH - width) / 2, top, width, height);
        return top + height;
    }

    /** Facts on the left, the crossing on the right. */
    private float middle(Sheet sheet, CaseFile caseFile, float top) throws IOException {
        float half = (WIDTH - GAP) / 2;
        sheet.text("认定事实（实测值 / 限值）", MARGIN, top, 9, INK);
        float below = top + 14;
        for (Fact fact : caseFile.ruling().facts()) {
            String limit = FactWords.limit(fact);
            sheet.text(FactWords.label(fact), MARGIN, below, 7, INK);
            sheet.text(
                    FactWords.measured(fact) + (limit.isEmpty() ? "" : " / " + limit),
                    MARGIN + half * 0.6f,
                    below,
                    7,
                    INK);
            below += 9.5f;
        }
        Optional<Background> background = caseFile.background();
        if (background.isEmpty()) {
            return below;
        }
        float left = MARGIN + half + GAP;
        sheet.text("俯视图（双方轨迹，单位米）", left, top, 9, INK);
        new TopView(background.get().sketch(), caseFile.ruling().moments(), left, top + 14, half, TALLEST_VIEW)
                .draw(sheet, TopView.Key.CHINESE);
        return Math.max(below, top + 14 + TALLEST_VIEW + 14);
    }

    private void foot(Sheet sheet, SealedCase sealed, List<String> findings, float top) throws IOException {
        CaseEvent event = CaseJson.read(sealed.document());
        float below = top;
        sheet.text("文件摘要（SHA-256）", MARGIN, below, 9, INK);
        below += 13;
        for (CaseEvent.Picture picture : event.pictures()) {
            sheet.text(picture.file(), MARGIN, below, 6, INK);
            sheet.text(clock(picture.time()), MARGIN + 90, below, 6, INK);
            sheet.text(picture.sha256(), MARGIN + 190, below, 6, INK);
            below += 7.8f;
        }
        sheet.text("case.json", MARGIN, below, 6, INK);
        sheet.text(sealed.sha256(), MARGIN + 190, below, 6, INK);
        below += 10;
        for (String line : origin(event)) {
            below = sheet.paragraph(line, MARGIN, below, WIDTH, 6, FAINT);
        }
        if (findings.isEmpty()) {
            sheet.text("核验：签名有效，全部文件与签名时一致", MARGIN, below + 2, 8, INK);
        } else {
            sheet.paragraph("核验不通过：" + String.join("；", findings), MARGIN, below + 2, WIDTH, 8, ALARM);
        }
    }

    private List<String> origin(CaseEvent event) {
        List<String> lines = new ArrayList<>();
        Optional<Seal> seal = event.seal();
        seal.ifPresent(s -> lines.add("签名（Ed25519）：站点 " + s.station() + "，公钥 " + KeyRing.fingerprint(s.key()) + "，链序号 "
                + s.number() + (s.previous().isEmpty() ? "（首件）" : "，前件 " + s.previous())));
        if (seal.isEmpty()) {
            lines.add("未签名");
        }
        event.bare().background().ifPresent(b -> {
            lines.add("时钟：" + clock(b.clock()));
            Provenance p = b.provenance();
            lines.add("软件 " + p.software() + "；判定规则 " + p.ruleSha256() + "；检测模型 " + p.model() + " " + p.modelSha256()
                    + "；设备配置 " + p.configurationSha256());
            if (!b.remarks().isEmpty()) {
                lines.add("备注："
                        + String.join(
                                "；", b.remarks().stream().map(Remark::words).toList()));
            }
        });
        return lines;
    }

    private String clock(Instant instant) {
        return time.format(instant);
    }

    private String clock(ClockReading clock) {
        Optional<Duration> offset = clock.offset();
        return offset.map(o -> String.format(
                        Locale.ROOT,
                        "偏差 %+.3f 秒，来源 %s%s",
                        o.toNanos() / 1e9,
                        clock.source(),
                        clock.measured().map(m -> "，核对于 " + clock(m)).orElse("")))
                .orElse("未核对（" + clock.source() + "）");
    }
}

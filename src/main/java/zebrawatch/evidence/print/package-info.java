/**
 * Turns a package into one page for the file: a PDF in A4, in Chinese, that needs no installed font.
 *
 * <p>May use: PDFBox, ZXing; scene, rule, evidence and its rooms.
 *
 * <p>Must not: judge; hide that a package is not as it was sealed.
 *
 * <p>Start reading at: {@link zebrawatch.evidence.print.CasePrint}.
 */
@NullMarked
package zebrawatch.evidence.print;

import org.jspecify.annotations.NullMarked;

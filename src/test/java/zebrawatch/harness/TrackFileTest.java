package zebrawatch.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.RoadUser;

class TrackFileTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void rowsAreReadWithAndWithoutHeading() throws IOException {
        assertThat(TrackFile.read(file(
                        "t,id,kind,u,v,heading\n# a comment\n\n0.5, 7, bus, 1.5, -20, 1.6\n1,8,pedestrian,2,3,\n")))
                .containsExactly(
                        new TrackRow(0.5, 7, RoadUser.BUS, new GroundPoint(1.5, -20), OptionalDouble.of(1.6), true),
                        new TrackRow(1, 8, RoadUser.PEDESTRIAN, new GroundPoint(2, 3), OptionalDouble.empty(), true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "time,id,kind,u,v                    | 1: the header is t,id,kind,u,v or t,id,kind,u,v,heading, got time,id,kind,u,v",
                "t,id,kind,u                         | 1: the header is t,id,kind,u,v or t,id,kind,u,v,heading, got t,id,kind,u",
                "t,id,kind,u,v;0,1,car,2             | 2: needs 5 cells, got 4",
                "t,id,kind,u,v;0,1,car,2,3,4         | 2: needs 5 cells, got 6",
                "t,id,kind,u,v;x,1,car,2,3           | 2: t: needs a number, got 'x'",
                "t,id,kind,u,v;0,1.5,car,2,3         | 2: id: needs a whole number, got '1.5'",
                "t,id,kind,u,v;0,1,cat,2,3           | 2: kind: needs one of pedestrian, bicycle, motorcycle, car, bus, truck, got 'cat'",
                "t,id,kind,u,v;0,1,car,NaN,3         | 2: u: needs a finite number, got 'NaN'",
                "t,id,kind,u,v;0,1,car,2,            | 2: v: needs a number, got ''",
                "t,id,kind,u,v,heading;0,1,car,2,3,n | 2: heading: needs a number, got 'n'",
                "t,id,kind,u,v;0,1,car,2,3;1,1,bus,2,3 | 3: kind: 1 was a car above, got bus",
                "t,id,kind,u,v;0,1,car,2,3;0,1,car,2,3 | 3: t: 1 has a row for 0.0 s already",
            })
    void aBadRowIsToldWithItsLine(String text, String told) throws IOException {
        Path file = file(text.strip().replace(';', '\n'));
        assertThatExceptionOfType(TrackFileException.class)
                .isThrownBy(() -> TrackFile.read(file))
                .withMessage(file + ":" + told);
    }

    @Test
    void aFileWithoutRowsIsTold() throws IOException {
        Path file = file("t,id,kind,u,v\n");
        assertThatExceptionOfType(TrackFileException.class)
                .isThrownBy(() -> TrackFile.read(file))
                .withMessage(file + ": has no rows below a header t,id,kind,u,v");
    }

    @Test
    void whatIsNoTextIsTold() throws IOException {
        Path file = folder.resolve("tracks.csv");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThatExceptionOfType(TrackFileException.class)
                .isThrownBy(() -> TrackFile.read(file))
                .withMessage(file + ": is not UTF-8 text");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("tracks.csv"), text);
    }
}

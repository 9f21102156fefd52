package zebrawatch.scene;

/**
 * A place on the Earth, in degrees. Of which datum (WGS 84, CGCS2000, GCJ-02) does not matter as long as a city's are all of
 * the same.
 *
 * @param lat north of the equator, -90 to 90
 * @param lon east of Greenwich, -180 to 180
 */
public record Location(double lat, double lon) {
    /** @throws IllegalArgumentException if there is no such place */
    public Location {
        if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
            throw new IllegalArgumentException(
                    "a location has lat from -90 to 90 and lon from -180 to 180, got " + lat + ", " + lon);
        }
    }
}

package zebrawatch.rule;

/**
 * What is known of a vehicle and a pedestrian, and the chart they are judged by.
 *
 * @param drive the vehicle's trail; it grows as long as the vehicle is followed
 * @param walk the pedestrian's trail, likewise
 * @param chart of their crossing
 */
record Pair(Trail drive, Trail walk, Chart chart) {}

package zebrawatch.config;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import zebrawatch.rule.Hours;
import zebrawatch.rule.Parameter;
import zebrawatch.rule.Policy;
import zebrawatch.rule.Terms;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Interval;
import zebrawatch.scene.Zone;

/** Reads on what terms a crossing is judged. */
final class TermsSection {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** Metres: beyond, nobody is followed, and somebody has written pixels. */
    private static final Interval NEAR = new Interval(-60, 120);

    private TermsSection() {}

    /** @param base the policy of its camera */
    static Terms read(Section crossing, Policy base) {
        Policy policy = PolicySection.under(crossing, base).orElse(base);
        if (!crossing.has("signal") && policy.says(Parameter.ARMED_ON_GREEN) && !base.says(Parameter.ARMED_ON_GREEN)) {
            crossing.problem("policy", "armed_on_green needs 'signal' here, to tell when it is green");
        }
        Optional<Hours> hours =
                crossing.has("hours") ? crossing.section("hours", TermsSection::hours) : Optional.empty();
        return new Terms(policy, hours, zones(crossing, "exempt_zones"), zones(crossing, "jaywalking_zones"));
    }

    /** The same for a crossing without a signal: a city that judges on green does so where there is one. */
    static Terms unarmed(Terms terms) {
        return new Terms(
                terms.policy().with(Parameter.ARMED_ON_GREEN, false),
                terms.hours(),
                terms.exempt(),
                terms.jaywalking());
    }

    private static Optional<Hours> hours(Section s) {
        LocalTime from = s.parsed("from", LocalTime::parse, LocalTime.MIN, "a time such as 06:30");
        LocalTime to = s.parsed("to", LocalTime::parse, LocalTime.MIN, "a time such as 22:00");
        ZoneId zone = s.has("zone") ? s.parsed("zone", ZoneId::of, CHINA, "a time zone such as Asia/Shanghai") : CHINA;
        return s.build("to", () -> new Hours(from, to, zone));
    }

    private static List<Zone> zones(Section s, String key) {
        return s.has(key) ? s.sections(key, TermsSection::zone) : List.of();
    }

    private static Optional<Zone> zone(Section s) {
        List<GroundPoint> corners = s.rows("corners", 2).stream()
                .map(row -> new GroundPoint(row[0], row[1]))
                .toList();
        for (GroundPoint c : corners) {
            if (!NEAR.contains(c.u()) || !NEAR.contains(c.v())) {
                s.problem(
                        "corners",
                        "(" + c.u() + ", " + c.v() + ") is far from any crossing; corners are metres on the road");
            }
        }
        return s.build("corners", () -> new Zone(corners));
    }
}

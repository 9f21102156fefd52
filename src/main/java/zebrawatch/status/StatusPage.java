package zebrawatch.status;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import zebrawatch.meters.CameraReadings.Reading;
import zebrawatch.meters.FleetReading;
import zebrawatch.video.health.CameraHealth;

/** The page about a station, for people: no script, nothing fetched from outside, renewed by itself. */
final class StatusPage {
    private static final int RENEWED_SECONDS = 5;

    private final DateTimeFormatter clock;

    /** @param zone of the times shown */
    StatusPage(ZoneId zone) {
        clock = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(zone);
    }

    String of(StationStatus status) {
        StringBuilder rows = new StringBuilder();
        status.cameras().forEach(camera -> rows.append(row(camera)));
        return """
                <!doctype html>
                <html lang="zh-CN">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="refresh" content="%d">
                <title>工作站 %s · %s</title>
                <link rel="stylesheet" href="/status.css">
                </head>
                <body>
                <header><h1>礼让斑马线 · 工作站 %s</h1><span class="badge %s">%s</span><time>%s</time></header>
                <main>
                <ul class="facts">%s</ul>
                <table>
                <thead><tr><th>摄像机</th><th>状态</th><th>取证</th><th>模式</th><th class="n">画面延迟</th>\
                <th class="n">帧率<small>收到 / 解码 / 检测</small></th><th class="n">耗时<small>解码 / 检测 毫秒</small></th>\
                <th class="n">丢帧</th><th class="n">重连</th></tr></thead>
                <tbody>
                %s</tbody>
                </table>
                <p class="note">%s本页每 %d 秒刷新。机器可读:<a href="/health">/health</a> · <a href="/metrics">/metrics</a></p>
                </main>
                </body>
                </html>
                """.formatted(
                        RENEWED_SECONDS,
                        escaped(status.station()),
                        status.level().chinese(),
                        escaped(status.station()),
                        status.level().name().toLowerCase(Locale.ROOT),
                        status.level().chinese(),
                        clock.format(status.now()),
                        facts(status),
                        rows,
                        status.cameras().isEmpty() ? "本站目前没有分配到摄像机。" : "",
                        RENEWED_SECONDS);
    }

    private String facts(StationStatus status) {
        String offset = status.clockOffset()
                .map(o -> String.format(Locale.ROOT, "%+.3f 秒", o.toMillis() / 1000.0))
                .orElse("未知");
        long armed = status.cameras().stream().filter(c -> c.health().isArmed()).count();
        return status.fleet().map(StatusPage::fleet).orElse("")
                + fact("摄像机", status.cameras().size() + " 台", false)
                + fact("正在取证", armed + " 台", armed < status.cameras().size())
                + fact("消息系统 Kafka", status.kafka() ? "已连接" : "未连接", !status.kafka())
                + fact("待检测画面", Integer.toString(status.queue()), false)
                + fact("待发送案件", status.spool() + (status.spoolFull() ? "(暂存已满)" : ""), status.spoolFull())
                + fact("时钟偏差", offset, status.isClockOff())
                + fact("已运行", running(status.started(), status.now()), false);
    }

    private static String fleet(FleetReading fleet) {
        return fact(
                "分配 / 容量",
                fleet.wanted() + " / " + fleet.capacity() + (fleet.wanted() > fleet.cameras() ? "(有摄像机无人看护)" : ""),
                fleet.wanted() > fleet.cameras());
    }

    private static String fact(String name, String value, boolean bad) {
        return "<li" + (bad ? " class=\"bad\"" : "") + "><span>" + name + "</span><b>" + value + "</b></li>";
    }

    private String row(CameraStatus camera) {
        CameraHealth health = camera.health();
        Reading r = camera.reading();
        String since = health.worst()
                        .map(c -> "<small>自 " + clock.format(c.since()) + "</small>")
                        .orElse("")
                + camera.trouble().map(t -> "<small>" + t + "</small>").orElse("");
        String level =
                health.complaints().isEmpty() ? "ok" : health.isArmed() && !camera.isOffline() ? "degraded" : "down";
        return String.format(
                Locale.ROOT,
                "<tr class=\"%s\"><td><b>%s</b><small>%s</small></td><td><i class=\"dot\"></i>%s%s</td><td>%s</td><td>%s</td>"
                        + "<td class=\"n\">%s</td><td class=\"n\">%.1f / %.1f / %.1f</td><td class=\"n\">%.1f / %.1f</td>"
                        + "<td class=\"n\">%d</td><td class=\"n\">%d</td></tr>%n",
                level,
                escaped(health.camera().value()),
                escaped(camera.place()),
                escaped(health.chinese()),
                since,
                health.isArmed() ? "是" : "已暂停",
                r.attention().map(StatusPage::attention).orElse("—"),
                age(camera.pictureAge()),
                r.in(),
                r.decoded(),
                r.detected(),
                r.decodeMillis(),
                r.detectMillis(),
                r.drops(),
                r.reconnects());
    }

    private static String attention(String code) {
        return code.equals("following") ? "跟踪" : "值守";
    }

    private static String age(Optional<Duration> age) {
        return age.map(a -> String.format(Locale.ROOT, "%.1f 秒", a.toMillis() / 1000.0))
                .orElse("—");
    }

    private static String running(Instant from, Instant to) {
        Duration time = Duration.between(from, to);
        return time.toDays() > 0
                ? time.toDays() + " 天 " + time.toHoursPart() + " 小时"
                : time.toHours() > 0
                        ? time.toHours() + " 小时 " + time.toMinutesPart() + " 分"
                        : time.toMinutes() + " 分 " + time.toSecondsPart() + " 秒";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

package zebrawatch.harness.report;

import zebrawatch.harness.evaluate.DetectionRecall.Size;
import zebrawatch.harness.evaluate.DetectionRecall.Sort;
import zebrawatch.harness.evaluate.Explanation;
import zebrawatch.harness.evaluate.Outcome;
import zebrawatch.harness.evaluate.Outcome.Mark;
import zebrawatch.rule.Reason;
import zebrawatch.rule.Ruling;

/** What the scores' terms are in Chinese. */
final class Words {
    private Words() {}

    static String of(Ruling.Kind kind) {
        return switch (kind) {
            case FAILURE_TO_YIELD -> "不礼让行人";
            case YIELDED -> "礼让行人";
            case BLOCKED -> "占用人行横道";
        };
    }

    static String of(Mark mark) {
        return switch (mark) {
            case TRUE_POSITIVE -> "正确";
            case FALSE_POSITIVE -> "误报";
            case FALSE_NEGATIVE -> "漏报";
            case DONT_CARE -> "不计分";
        };
    }

    static String of(Outcome.Remark remark) {
        return switch (remark) {
            case NONE -> "";
            case SECOND_CASE -> "同一车辆同一次通过被重复判定";
            case WRONG_TIME -> "车辆正确，但时刻相差超过 1 秒";
            case OTHER_KIND -> "车辆正确，但行为判定相反";
            case NOTHING_THERE -> "实际没有发生";
            case NOT_SAID -> "系统没有判定";
        };
    }

    static String of(Explanation explanation) {
        return switch (explanation.cause()) {
            case VEHICLE_NOT_LABELLED -> "真值没有标出该车辆的位置，无从查明";
            case VEHICLE_NOT_TRACKED -> "车辆没有被跟踪到";
            case PEDESTRIAN_NOT_TRACKED -> "行人没有被跟踪到";
            case NO_ENCOUNTER -> "两者都被跟踪到，但规则未认定其相遇";
            case JUDGED_OTHERWISE ->
                "规则认为：" + explanation.reason().map(Words::of).orElse("");
        };
    }

    static String of(Sort sort) {
        return switch (sort) {
            case PEDESTRIAN -> "行人";
            case CAR_LIKE -> "汽车";
            case TWO_WHEELER -> "两轮车";
        };
    }

    static String of(Size size) {
        return switch (size) {
            case SMALL -> "小（32² 像素以下）";
            case MEDIUM -> "中";
            case LARGE -> "大（96² 像素以上）";
        };
    }

    private static String of(Reason reason) {
        return switch (reason) {
            case TOOK_THE_WAY -> "车辆抢行";
            case STOPPED -> "车辆停车让行";
            case LET_PASS -> "车辆减速，行人先过";
            case WAVED_ON -> "车辆停下后行人未走";
            case SLOWED -> "车辆减速让行";
            case OFF_ZEBRA -> "行人不在斑马线上";
            case OTHER_HALF -> "行人在道路另一侧，未到中心线";
            case OUTSIDE_MOTOR_LANES -> "行人在机动车道外";
            case WALKING_AWAY -> "行人正远离车辆的路线";
            case WAITING_AT_CENTRE -> "行人在中心线等候";
            case ON_REFUGE -> "行人在安全岛上";
            case TOO_FAR -> "行人距车辆路线超过冲突距离";
            case STANDING -> "行人站立不动";
            case NOT_MOVED -> "从未见行人走动";
            case RIDER -> "移动过快，应为骑行者";
            case INSIDE_VEHICLE -> "位于车辆轮廓之内";
            case ALREADY_ON_ZEBRA -> "行人踏上时车辆已在斑马线上";
            case SUDDEN_ENTRY -> "行人突然进入，车辆来不及停";
            case PEDESTRIAN_FIRST -> "行人先通过";
            case CREEPING -> "车辆缓行，低于最低车速";
            case FOLLOWING -> "车辆紧跟前车";
            case STOOD_ON_ZEBRA -> "车辆在到达行人之前停在斑马线上";
            case EXEMPT -> "行人在豁免区内";
            case ON_RED -> "行人信号灯为红灯";
            case OFF_HOURS -> "不在执勤时段";
            case NEVER_MET -> "两者没有同时出现";
            case SIGNAL_UNKNOWN -> "行人信号灯状态不明";
            case VEHICLE_BARELY_SEEN -> "车辆被看到的时间太短";
            case PEDESTRIAN_BARELY_SEEN -> "行人被看到的时间太短";
            case VEHICLE_SEEN_LATE -> "首次看到车辆时已在斑马线上";
            case PEDESTRIAN_SEEN_LATE -> "看到行人太晚，无法认定车辆能否停住";
            case VEHICLE_LOST -> "车辆中途丢失";
            case PEDESTRIAN_LOST -> "行人中途丢失";
            case WITHIN_UNCERTAINTY -> "位置不确定度内无法认定";
        };
    }
}

package org.banshi.program;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns of a list's tables, in and out the same. */
enum ItemColumn {
    NR("nr", "序号", null),
    TITLE("title", "事项", null, "任务", "问题", "项目名称", "名称", "工作内容"),
    TEXT("text", "说明", null, "备注", "情况", "描述", "背景"),
    TYPE("type", "类型", TableKind.TASK, "任务类型"),
    ASPECT("aspect", "方面", null, "领域"),
    SORT("sort", "类别", null, "分类"),
    GOAL("goal", "目标", null, "行动"),
    FAULT_CLASS("faultClass", "问题类别", TableKind.RECTIFICATION, "问题类型", "问题分类"),
    CAUSE("cause", "成因", TableKind.RECTIFICATION, "原因", "问题原因"),
    TARGET("target", "任务目标", TableKind.TASK, "工作目标", "年度目标", "目标任务"),
    QUANTITY("quantity", "数量", TableKind.TASK),
    QUANTITY_UNIT("quantityUnit", "单位", TableKind.TASK, "计量单位"),
    BASE("base", "基数", TableKind.TASK),
    CUT_OFF("cutOff", "基数截至", TableKind.TASK),
    MEASURES("measures", "措施", null, "整改措施", "工作举措", "举措"),
    CRITERIA("criteria", "验收标准", TableKind.TASK, "完成标准"),
    SPONSOR("sponsor", "包抓领导", TableKind.RECTIFICATION, "责任领导", "分管领导"),
    LEAD("lead", "牵头单位", null, "责任单位", "整改单位", "主办单位"),
    CO("co", "配合单位", TableKind.TASK, "协办单位", "责任科室"),
    PERSON("person", "责任人", null, "联系人", "负责人"),
    CHECKER("checker", "核验组", null, "验收组", "督导组", "验收单位"),
    BEGINS("begins", "开始日期", TableKind.TASK, "开工", "起始"),
    ENDS("ends", "完成日期", null, "完成时限", "整改时限", "时限", "完成时间"),
    STEPS("steps", "节点", TableKind.TASK, "时间节点", "路线图"),
    FUNDS("funds", "资金", TableKind.TASK, "资金来源"),
    REGION("region", "地区代码", null, "区划代码", "地区"),
    ADDRESS("address", "地址", null, "地点", "位置"),
    LON("lon", "经度", null),
    LAT("lat", "纬度", null),
    /** Told on the way out; on the way in it is not read. */
    NUMBER("number", "编号", null),
    STATE("state", "状态", null, "进展"),
    PROGRESS("progress", "进度", TableKind.TASK),
    ROUNDS("rounds", "验收轮次", TableKind.RECTIFICATION);

    private final String code;
    private final String chinese;
    private final @Nullable TableKind only;
    private final List<String> alike;

    ItemColumn(String code, String chinese, @Nullable TableKind only, String... alike) {
        this.code = code;
        this.chinese = chinese;
        this.only = only;
        this.alike = List.of(alike);
    }

    /** As errors and mappings name it. */
    String code() {
        return code;
    }

    /** As the header names it. */
    String header() {
        return chinese;
    }

    /** Whether it is read, not only told. */
    boolean isRead() {
        return compareTo(NUMBER) < 0;
    }

    /** Whether the tables of a kind have it. */
    boolean isOf(TableKind kind) {
        return only == null || only == kind;
    }

    /** The columns of a kind's tables, in their order. */
    static List<ItemColumn> of(TableKind kind) {
        return Arrays.stream(values()).filter(column -> column.isOf(kind)).toList();
    }

    /** The column that a header means. */
    static Optional<ItemColumn> of(String header, TableKind kind) {
        return of(kind).stream()
                .filter(column -> column.code.equalsIgnoreCase(header.strip()) || column.chinese.equals(header.strip()))
                .findFirst();
    }

    /** How much a header of others looks like this column: the length of the longest name it shares; 0 for not at all. */
    int likeness(String header) {
        String bare = header.replaceAll("[\\s（）()：:*]", "");
        int most = bare.equalsIgnoreCase(code) ? bare.length() : 0;
        for (String name : List.copyOf(names())) {
            if (bare.contains(name)) {
                most = Math.max(most, name.length());
            } else if (bare.length() > 1 && name.contains(bare)) {
                most = Math.max(most, bare.length());
            }
        }
        return most;
    }

    private List<String> names() {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(chinese), alike.stream())
                .toList();
    }
}

package org.banshi.program;

import java.util.Arrays;
import java.util.Optional;

/** The columns of a list's table, in and out the same. */
enum ItemColumn {
    NR("nr", "序号"),
    TITLE("title", "事项"),
    TEXT("text", "说明"),
    TYPE("type", "类型"),
    ASPECT("aspect", "方面"),
    SORT("sort", "类别"),
    GOAL("goal", "目标"),
    TARGET("target", "任务目标"),
    QUANTITY("quantity", "数量"),
    QUANTITY_UNIT("quantityUnit", "单位"),
    BASE("base", "基数"),
    CUT_OFF("cutOff", "基数截至"),
    MEASURES("measures", "措施"),
    CRITERIA("criteria", "验收标准"),
    LEAD("lead", "牵头单位"),
    CO("co", "配合单位"),
    PERSON("person", "责任人"),
    CHECKER("checker", "核验组"),
    BEGINS("begins", "开始日期"),
    ENDS("ends", "完成日期"),
    STEPS("steps", "节点"),
    FUNDS("funds", "资金"),
    /** Told on the way out; on the way in it is not read. */
    NUMBER("number", "编号"),
    STATE("state", "状态"),
    PROGRESS("progress", "进度");

    private final String code;
    private final String chinese;

    ItemColumn(String code, String chinese) {
        this.code = code;
        this.chinese = chinese;
    }

    /** As errors and mappings name it. */
    String code() {
        return code;
    }

    /** As the header names it. */
    String header() {
        return chinese;
    }

    /** The column that a header means. */
    static Optional<ItemColumn> of(String header) {
        return Arrays.stream(values())
                .filter(column -> column.code.equalsIgnoreCase(header.strip()) || column.chinese.equals(header.strip()))
                .findFirst();
    }
}

package org.banshi.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What answers say of their questions, by words alone. */
class SubstanceTest {
    private static final String NOISE = "投诉鑫隆酒楼油烟扰民\n鑫隆酒楼的油烟机正对我家窗户，每天晚上都呛得睡不着";

    private static Substance of(String question, String answer) {
        return Substance.of(question, answer, List.of());
    }

    @Test
    void greetingEchoAndPassingOnSayNothing() {
        Substance substance = of(NOISE, "网友：您好！您反映的鑫隆酒楼油烟扰民问题已收悉，已转交相关部门调查处理。感谢您的支持！2026年3月2日");
        assertThat(substance.saysNothing()).isTrue();
        assertThat(substance.passing()).containsExactly("已转交相关部门调查处理");
        assertThat(of(NOISE, "").saysNothing()).isTrue();
        assertThat(of(NOISE, "Dear sir, thank you. Your letter was forwarded.").saysNothing())
                .isTrue();
    }

    @Test
    void whatWasFoundAndDoneSaysSomething() {
        Substance substance = of(NOISE, "您好！城管队员3月1日到鑫隆酒楼检查，油烟净化器没有开，已责令整改，并约定每周复查一次。");
        assertThat(substance.saysNothing()).isFalse();
        assertThat(substance.speaksOfElse()).isFalse();
    }

    @Test
    void anAnswerToAnotherQuestionSpeaksOfSomethingElse() {
        String answer = "公积金提取须满足连续缴存六个月，携带身份证、购房合同与银行卡到服务中心窗口申请，三日后到账。";
        assertThat(of(NOISE, answer).speaksOfElse()).isTrue();
        assertThat(of("公积金怎么提取\n买房以后怎么提取公积金，要带什么材料", answer).speaksOfElse()).isFalse();
        assertThat(Substance.telling("投诉鑫隆酒楼油烟扰民")).containsExactly("鑫隆酒楼油烟扰民");
    }

    private static String sketch(String question, String answer) {
        return of(question, answer).sketch().orElseThrow();
    }

    @Test
    void courtesiesMarksAndTheNamedQuestionMakeNoDifferenceToASketch() {
        String text = "经现场查看，责任单位已安排人员加强日常巡查和管理。";
        assertThat(sketch("桂花路井盖破损\n桂花路十号门前井盖破了", "市民您好!您反映的桂花路井盖破损问题收悉。經現場查看,責任單位已安排人員加強日常巡查和管理!谢谢。"))
                .isEqualTo(sketch(NOISE, text));
        assertThat(of(NOISE, "好的。").sketch()).isEmpty();
        assertThat(Substance.of(NOISE, text, List.of("经现场查看，责任单位已安排人员加强日常巡查和管理。"))
                        .sketch())
                .as("wording that is known is no boilerplate")
                .isEmpty();
    }

    @Test
    void aTemplateFilledOtherwiseIsNearlyTheSameTextAndAnotherAnswerIsNot() {
        String one = sketch(NOISE, "经核查，我局执法人员已于5月3日到场，责令该店整改，安装隔音设施，并将持续加强巡查，防止反弹。");
        String filled = sketch(NOISE, "经核查，我局执法人员已于6月18日到场，责令该厂整改，安装隔音设施，并将持续加强巡查，防止反弹。");
        String other = sketch(NOISE, "公积金提取须满足连续缴存六个月，携带身份证、购房合同与银行卡到服务中心窗口申请，三日后到账。");
        assertThat(Substance.areAlike(one, filled)).isTrue();
        assertThat(Substance.areAlike(one, other)).isFalse();
        assertThat(one.split(" ")).hasSize(8);
    }

    @Test
    void anEnquiryThatComplainsIsTold() {
        Grievance.Reading reading = Grievance.of("请问物业乱收费有没有人管\n物业擅自涨价，多次反映无果，拒不退还");
        assertThat(reading.complains()).isTrue();
        assertThat(reading.words()).contains("乱收费", "擅自", "无果");
        assertThat(Grievance.of("请问办理居住证需要什么材料\n想了解流程").complains()).isFalse();
        assertThat(Grievance.of("I want to make a COMPLAINT about the noise").complains())
                .isTrue();
    }

    @Test
    void unitsWithoutTheirNumbersAreFound() {
        assertThat(LostNumbers.in("本月回访投诉户，均已办结。")).containsExactly("回访投诉户");
        assertThat(LostNumbers.in("道路全长公里，总投资万元，于年月日完工")).hasSize(3);
        assertThat(LostNumbers.in("已完成 ％，共受理 件。")).hasSize(2);
        assertThat(LostNumbers.in("道路全长3.5公里，总投资２００万元，于2026年3月2日完工，走访12户，共三件，几公里外，每平方米两元"))
                .isEmpty();
        assertThat(LostNumbers.in("投诉人的户籍在本县，已受理起诉，不动产登记条件见第三条。")).isEmpty();
        assertThat(LostNumbers.in("")).isEmpty();
    }
}

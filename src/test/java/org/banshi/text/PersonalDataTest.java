package org.banshi.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.banshi.text.PersonalData.Sort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Personal data is found by its looks, however it is written, and ordinary words are let through. */
class PersonalDataTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ID|身份证110101199003077758",
                "ID|身份证 11010119900307 7758。",
                "ID|１１０１０１１９９００３０７７７５８",
                "ID|老证号110101900307775",
                "CARD|卡号 6222 0212 3456 7890 128",
                "CARD|4111-1111-1111-1111",
                "LONG_NUMBER|单号123456789012345",
                "LONG_NUMBER|卡号 6222 0000 1111 2222",
                "LONG_NUMBER|卡号6222-0000-1111-2222-333",
                "LONG_NUMBER|证号 110101 19900307 7759",
                "MOBILE|打13812345678",
                "MOBILE|打 138 1234 5678",
                "MOBILE|打+8613812345678找我",
                "MOBILE|一三八一二三四五六七八",
                "MOBILE|２０２６-０３-０２ １３８１２３４５６７８",
                "MOBILE|138·1234-5678",
                "LANDLINE|0475-8234567",
                "LANDLINE|(010)62345678",
                "LANDLINE|联系电话：8234567",
                "PLATE|车牌京A12345",
                "PLATE|蒙G·D12345停在门口",
                "PLATE|沪A D12345",
                "MAIL|发到 li.wei@example.com",
                "ACCOUNT|微信号：liwei_2020",
                "ACCOUNT|QQ 1234567",
                "PASSPORT|护照E12345678",
                "DOOR|幸福小区3栋2单元501室",
                "DOOR|五号楼二单元",
                "HEALTH|他有糖尿病"
            })
    void isFound(Sort sort, String words) {
        assertThat(PersonalData.in(words)).contains(sort);
    }

    @Test
    void whatIsWrittenPlainlyIsTakenOutForAPersonToBeginWith() {
        assertThat(PersonalData.masked("打13812345678或发到 a.b@example.com，车京A12345，3栋2单元501室"))
                .isEqualTo("打（已隐去）或发到 （已隐去），车（已隐去），（已隐去）");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "建设路与学府街路口的井盖坏了，已于2026年3月2日换好。",
                "请拨打12345或110。",
                "2026-03-02 09:30 到场，2026-03-05 17:00 修好",
                "共投入1234567元，换灯具120盏，长3.5公里",
                "第2026030200015号文件第3条",
                "三月一日到四月三十日",
                "幸福小区门口的路灯不亮",
                "A座大厅二楼有人值班",
                "T13次列车晚点",
                "2026-11-24 至 2026-11-25 停水，热线 400-1234-5678"
            })
    void isLetThrough(String words) {
        assertThat(PersonalData.in(words)).isEmpty();
    }

    @Test
    void aWrongCheckDigitIsNoIdNumberButStaysOutAsALongOne() {
        assertThat(PersonalData.isIdNumber("110101199003077758")).isTrue();
        assertThat(PersonalData.in("110101199003077759"))
                .contains(Sort.LONG_NUMBER)
                .doesNotContain(Sort.ID);
        assertThat(PersonalData.isLuhn("4111111111111111")).isTrue();
        assertThat(PersonalData.isLuhn("4111111111111112")).isFalse();
    }
}

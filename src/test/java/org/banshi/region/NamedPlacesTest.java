package org.banshi.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Places in what people say. All names are made up. */
class NamedPlacesTest {
    private static final NamedPlaces PLACES = NamedPlaces.of(List.of(
            Region.of("99", "样例省"),
            Region.of("9901", "样例市"),
            Region.of("990101", "东城区"),
            Region.of("990101001", "朝阳街道"),
            Region.of("990101001001", "光华社区居委会"),
            Region.of("990101002", "和平街道办事处"),
            Region.of("990102", "青柳县"),
            Region.of("990102001", "朝阳街道"),
            Region.of("990102100", "石桥镇"),
            Region.of("990102100201", "王家河村村委会"),
            Region.of("990102100202", "李庄村委会")));

    private static List<String> in(String text, String near) {
        return PLACES.in(text, near, 3).stream()
                .map(found -> found.region().code() + " " + found.said())
                .toList();
    }

    @Test
    void theLowestRegionThatIsNamedIsMeantWithAllAboveIt() {
        assertThat(in("我住在东城区朝阳街道光华社区，楼下路灯不亮", null)).containsExactly("990101001001 光华社区");
        assertThat(in("青柳县石桥镇王家河村的路断了", null)).containsExactly("990102100201 王家河村");
        assertThat(in("石桥镇李庄的水井", null))
                .as("a village is called without its end")
                .containsExactly("990102100202 李庄");
        assertThat(in("青柳的路灯不亮", null)).containsExactly("990102 青柳");
    }

    @Test
    void ofSeveralOfOneNameAnotherNameDecidesThenWhatIsKnownElseAllAreTold() {
        assertThat(in("朝阳街道下水道堵了", null)).containsExactly("990101001 朝阳街道", "990102001 朝阳街道");
        assertThat(PLACES.in("朝阳街道下水道堵了", null, 3)).noneMatch(NamedPlaces.Found::plain);
        assertThat(in("青柳县朝阳街道下水道堵了", null)).containsExactly("990102001 朝阳街道");
        assertThat(in("朝阳街道下水道堵了", "990102")).containsExactly("990102001 朝阳街道");
        assertThat(in("朝阳街道下水道堵了", "990102100"))
                .as("the county of what was chosen")
                .containsExactly("990102001 朝阳街道");
        assertThat(in("样例省样例市东城区朝阳街道光华社区", null)).containsExactly("990101001001 光华社区");
        assertThat(in("样例市朝阳街道光华社区", null)).containsExactly("990101001001 光华社区");
        assertThat(PLACES.in("朝阳街道下水道堵了", null, 1)).as("open between too many").isEmpty();
    }

    @Test
    void traditionalCharactersFullWidthAndBlanksAreReadAndTheWordsToldAsTheyWereWritten() {
        assertThat(in("東城區 朝陽街道的路燈", null)).containsExactly("990101001 朝陽街道");
        assertThat(in("Near 石 桥 镇, no water since yesterday 😢", null)).containsExactly("990102100 石 桥 镇");
    }

    @Test
    void aNameThatIsPartOfAnotherOneIsNoPlace() {
        assertThat(in("石桥路12号漏水", null)).isEmpty();
        assertThat(in("希望和平解决", null)).isEmpty();
        assertThat(in("青柳医院停电", null)).isEmpty();
        assertThat(in("", null)).isEmpty();
        assertThat(in("朝阳产业发展得很好", null))
                .as("a short name of a street tells nothing alone")
                .isEmpty();
    }

    @Test
    void anAddressIsFoundBelowRegions() {
        assertThat(StreetAddress.in("我住在东城区建设路12号院3栋2单元，没有暖气")).contains("建设路12号院3栋2单元");
        assertThat(StreetAddress.in("紫藤花园三期５栋的电梯坏了")).contains("紫藤花园三期５栋");
        assertThat(StreetAddress.in("路灯不亮，请处理")).isEmpty();
    }
}

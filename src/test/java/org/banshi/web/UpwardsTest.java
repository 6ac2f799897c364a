package org.banshi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A form that is shown again has links of its own, and people reload: no address that shows a page leads to an error. */
@BanshiTest
class UpwardsTest {
    /** They never show a page of their own, and lie right below the first page. */
    private static final Set<String> ONLY_SENT = Set.of("/logout");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private Upwards upwards;

    @Test
    void whereverAFormIsShownAgainLookingLeadsToAPage() {
        Set<String> lost = new TreeSet<>();
        mappings.getHandlerMethods().forEach((info, method) -> {
            if (takesForms(info) && showsPages(method)) {
                info.getPatternValues().stream()
                        .map(pattern -> pattern.replaceAll("\\{[^}]*}", "1"))
                        .filter(path -> !upwards.isPage(path) && above(path) == null)
                        .forEach(lost::add);
            }
        });
        assertThat(lost).isSubsetOf(ONLY_SENT);
        assertThat(above("/desk/matters/12/actions/reply/template")).isEqualTo("/desk/matters/12/actions/reply");
        assertThat(above("/desk/compare/undo")).isEqualTo("/desk/compare");
        assertThat(above("/mine/data/phone/code")).isEqualTo("/mine/data/phone");
    }

    private static boolean takesForms(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().equals(Set.of(RequestMethod.POST));
    }

    private static boolean showsPages(HandlerMethod method) {
        return List.of(Answer.class, Page.class).stream()
                .anyMatch(type -> type.isAssignableFrom(method.getMethod().getReturnType()));
    }

    private String above(String path) {
        return upwards.from(new MockHttpServletRequest("GET", path));
    }
}

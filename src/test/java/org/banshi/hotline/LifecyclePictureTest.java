package org.banshi.hotline;

import java.nio.file.Path;
import org.banshi.matter.Kinds;
import org.banshi.matter.Lifecycle;
import org.banshi.matter.Mermaid;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Written;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Draws the course of a request into {@code docs/lifecycle-request.md}. */
@BanshiTest
class LifecyclePictureTest {
    @Autowired
    private Kinds kinds;

    @Test
    void thePictureOfARequestsCourseIsUpToDate() {
        Lifecycle lifecycle = kinds.require(Requests.NAME).lifecycle();
        Written.asIn(
                Path.of("docs/lifecycle-request.md"),
                "# The course of a request\n\nDrawn from `RequestLifecycle` by `LifecyclePictureTest`; do not edit.\n\n```mermaid\n"
                        + Mermaid.diagram(lifecycle) + "```\n\nA field with * is required.\n\n"
                        + Mermaid.table(lifecycle));
    }
}

package org.banshi;

import java.nio.file.Path;
import java.util.List;
import org.banshi.matter.Kind;
import org.banshi.matter.Kinds;
import org.banshi.matter.Mermaid;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Errand;
import org.banshi.testkit.Written;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Draws the course of each kind of matter into {@code docs/lifecycle-KIND.md}. */
@BanshiTest
class LifecyclePicturesTest {
    @Autowired
    private Kinds kinds;

    @TestFactory
    List<DynamicTest> thePictureOfEveryCourseIsUpToDate() {
        return kinds.all().stream()
                .filter(kind -> !(kind instanceof Errand))
                .map(kind -> DynamicTest.dynamicTest(kind.name(), () -> draw(kind)))
                .toList();
    }

    private static void draw(Kind kind) {
        Written.asIn(
                Path.of("docs/lifecycle-" + kind.name() + ".md"),
                "# The course of a matter of kind `" + kind.name()
                        + "`\n\nDrawn from its declaration by `LifecyclePicturesTest`; do not edit.\n\n```mermaid\n"
                        + Mermaid.diagram(kind.lifecycle()) + "```\n\nA field with * is required.\n\n"
                        + Mermaid.table(kind.lifecycle()));
    }
}

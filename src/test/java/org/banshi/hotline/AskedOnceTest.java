package org.banshi.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;

/** What can be asked for once only. */
@BanshiTest
class AskedOnceTest extends Mechanisms {
    @Test
    void aRejectionIsObjectedToOnceAndInTime() {
        Loop.Walk walk = rejected().does(city.operator, "object", "reason", "不服");
        walk.does(city.reviewer, "uphold", "reason", "确在诉讼中");
        assertThat(walk.state()).isEqualTo("rejected");
        assertThatThrownBy(() -> walk.perform(walk.raiser(), "object", "reason", "还是不服"))
                .hasMessageContaining("objectedBefore");
        Loop.Walk late = rejected().after(Duration.ofDays(16));
        assertThatThrownBy(() -> late.perform(late.raiser(), "object", "reason", "不服"))
                .hasMessageContaining("windowOver");
    }

    private Loop.Walk rejected() {
        return loop.raise().does(city.operator, "reject", "ground", "litigation", "told", "请向法院咨询。");
    }

    @Test
    void anUndecidedRequestForTimeEndsWithTheAnswer() {
        Loop.Walk walk = loop.raise().working().does(city.roads, "extend", "reason", "等配件");
        walk.does(city.roads, "reply", "publicAnswer", "好了");
        assertThat(walk.view().matter().askedRole()).isNull();
        walk.does(city.reviewer, "sendBack", "reason", "没说清");
        assertThatThrownBy(() -> walk.perform(city.dispatcher, "grantExtension"))
                .hasMessageContaining("nothingAsked");
        walk.does(city.roads, "extend", "reason", "等配件").does(city.dispatcher, "grantExtension");
    }

    @Test
    void aPromiseKeptIsNotAPromiseAskedForAgain() {
        Loop.Walk walk = loop.raise().working();
        walk.does(city.roads, "promise", "reason", "需立项", "until", "2026-09-30")
                .does(city.dispatcher, "approvePromise")
                .does(city.roads, "reply", "publicAnswer", "好了")
                .does(city.reviewer, "sendBack", "reason", "没说清")
                .does(city.roads, "extend", "reason", "等配件");
        assertThatThrownBy(() -> walk.perform(city.dispatcher, "approvePromise"))
                .hasMessageContaining("nothingAsked");
    }

    @Test
    void aCoHandlerMayComeBackAtTheSameMoment() {
        Loop.Walk walk = loop.raise().working();
        walk.does(city.dispatcher, "addCoHandler", "unit", "water")
                .does(city.dispatcher, "releaseCoHandler", "unit", "water")
                .does(city.dispatcher, "addCoHandler", "unit", "water");
        walk.does(city.water, "coReply", "text", "供电正常");
    }
}

package org.banshi.testkit;

import java.util.Map;
import org.banshi.hotline.Requests;
import org.banshi.matter.NewMatter;
import org.jspecify.annotations.Nullable;

/** Plain requests, where it does not matter what is asked. */
public final class Wishes {
    private Wishes() {}

    /** A lamp on some stairs, by somebody with that phone. */
    public static NewMatter from(String name, @Nullable String phone, String type, boolean confidential) {
        return new NewMatter(
                Requests.NAME,
                type,
                "normal",
                "0102",
                new NewMatter.Words("楼道灯坏了", "三楼的灯坏了很久。"),
                NewMatter.Place.NONE,
                NewMatter.Origin.of("web"),
                new NewMatter.Identity(name, phone, null, null),
                confidential,
                Map.of());
    }
}

package org.banshi.knowledge;

import java.util.List;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Questions without an answer.
 *
 * @param open the most asked first
 * @param decided the last that somebody decided about
 * @param days after which a question that nobody asks again is forgotten
 * @param wrong the line whose form was refused
 * @param reason what was typed there
 */
record QuestionsPage(
        Slice<Questions.Question> open,
        List<Questions.Question> decided,
        int days,
        @Nullable Long wrong,
        String reason,
        FormErrors errors)
        implements Page {}

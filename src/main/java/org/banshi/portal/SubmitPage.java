package org.banshi.portal;

import java.util.List;
import org.banshi.proposal.Call;
import org.banshi.proposal.Submission;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;

/**
 * The form for putting something forward to a call.
 *
 * @param call the call
 * @param taking whether it takes anything now
 * @param typed what was typed
 * @param regions regions to choose from
 * @param errors what is wrong
 */
record SubmitPage(Call call, boolean taking, Submission typed, List<Field.Option> regions, FormErrors errors)
        implements Page {}

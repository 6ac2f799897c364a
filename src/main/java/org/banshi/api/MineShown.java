package org.banshi.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the API answers to somebody who proved a phone number, and what it asks for. */
final class MineShown {
    private MineShown() {}

    @Schema(description = "Where a code shall be texted.")
    record CodeWanted(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String phone) {}

    @Schema(description = "The same for every number, whether it is known or not.")
    record Challenge(
            @Schema(description = "To be given back with the code.")
            String challenge) {}

    @Schema(description = "A code that was texted.")
    record CodeGiven(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String challenge,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String code) {}

    @Schema(description = "That a number was proved; goes into the header Resident-Proof.")
    record Proof(String proof, OffsetDateTime until) {}

    @Schema(description = "What the number follows, as much as anybody may know.")
    record Followed(List<Entry> items) {}

    @Schema(description = "One matter that is followed.")
    record Entry(
            @Schema(description = "As the public pages name it.")
            String handle,

            String kind,
            String state,
            String stateName,
            @Nullable String category,
            @Nullable String region,
            OffsetDateTime raisedAt) {}

    @Schema(description = "Who acts for whom.")
    record Proxies(
            @Schema(description = "Those who act for the caller.")
            List<Grant> given,

            @Schema(description = "For whom the caller acts.")
            List<Grant> received) {}

    @Schema(description = "A grant: no name, and of a number the last two digits.")
    record Grant(
            long id,

            @Schema(description = "What the person calls the proxy; only for the person.") @Nullable
            String label,

            String tail,

            @Schema(allowableValues = {"act", "see"}) String scope,

            OffsetDateTime given,

            @Schema(description = "The first moment at which it no longer holds.")
            OffsetDateTime ends,

            @Nullable OffsetDateTime ended,
            boolean holds,

            @Schema(description = "The one matter it is for; absent for all.") @Nullable
            String number,

            @Schema(description = "Why staff put it down.") @Nullable
            String reason) {}

    @Schema(description = "Who shall act for the caller.")
    record NewProxy(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String phone,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 40)
            String label,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    allowableValues = {"act", "see"})
            String scope,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "The last day, within a year.")
            java.time.LocalDate until) {}

    @Schema(description = "What is held of the caller; of reports and confidential matters only their receipts tell.")
    record Data(
            List<Held> items,

            @Schema(description = "Whether erasure was asked for and is not decided.")
            boolean erasureAsked) {}

    @Schema(description = "What is held in one matter.")
    record Held(
            String number,
            String kind,
            @Nullable String type,
            OffsetDateTime raisedAt,
            String title,
            String text,
            @Nullable String region,
            @Nullable String address,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String onBehalfOf,

            @Schema(description = "Once it was given.") @Nullable
            String publicAnswer,

            @Nullable Boolean solved,
            @Nullable Integer satisfaction) {}

    @Schema(description = "Another name in those matters that have the wrong one.")
    record NewName(
            @Schema(description = "The wrong name as it stands there; empty where none does.") @Nullable
            String was,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String name) {}

    @Schema(description = "Another place, put down as a new fact.")
    record NewAddress(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String number,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 200)
            String address) {}

    @Schema(description = "Asks to be forgotten.")
    record Erasure(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Must be true: it cannot be undone.")
            boolean confirm,

            @Schema(description = "Reports and confidential matters that shall go too, with their codes.") @Nullable
            List<ReceiptGiven> receipts) {}

    @Schema(description = "A receipt.")
    record ReceiptGiven(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String number,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String code) {}
}

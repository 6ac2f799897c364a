package org.banshi.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.files.StoredFile;
import org.banshi.hotline.Danger;
import org.banshi.knowledge.Categories;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.MapTiles;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Raising a request. */
@Controller
final class RaiseController {
    private final Raising raising;
    private final Places places;
    private final Categories categories;
    private final Danger danger;
    private final Sameness sameness;
    private final MapLines lines;
    private final MapTiles tiles;

    RaiseController(
            Raising raising,
            Places places,
            Categories categories,
            Danger danger,
            Sameness sameness,
            MapLines lines,
            MapTiles tiles) {
        this.sameness = sameness;
        this.danger = danger;
        this.lines = lines;
        this.tiles = tiles;
        this.raising = raising;
        this.places = places;
        this.categories = categories;
    }

    @GetMapping("/raise")
    Answer form(
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String region,
            HttpServletRequest request,
            HttpServletResponse response) {
        tiles.allowOn(response);
        String place = region != null && places.exists(region) ? region : null;
        return page(raising.withKnownCategory(RaiseForm.blank(category, place)), FormErrors.NONE, false, "", request);
    }

    /** Asked while somebody writes. */
    @PostMapping("/raise/same")
    Answer same(RaiseForm form, @RequestParam(defaultValue = "") String same, HttpServletRequest request) {
        return new SamePiece(sameness.to(form, Language.of(request)), same);
    }

    /** Asked while somebody writes: what is known may answer it already. Nothing is kept of the question. */
    @PostMapping("/raise/known")
    Answer known(RaiseForm form) {
        return new KnownPiece(sameness.known(form));
    }

    @PostMapping("/raise")
    Answer raise(
            RaiseForm form,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            @RequestParam(defaultValue = "") String same,
            HttpServletRequest request,
            HttpServletResponse response) {
        tiles.allowOn(response);
        List<MultipartFile> uploads = Raising.chosen(files == null ? List.of() : files);
        List<Problem.FieldError> faults = new ArrayList<>(form.faults());
        if (!form.region().isEmpty() && !places.exists(form.region())) {
            faults.add(Problem.FieldError.of("region", "notAChoice"));
        }
        List<UUID> kept =
                raising.loose(form.kept()).stream().map(StoredFile::id).toList();
        List<UUID> stored = raising.store(uploads, kept.size(), new Actor.Anyone(), faults);
        List<UUID> all = Stream.concat(kept.stream(), stored.stream()).toList();
        if (!faults.isEmpty()) {
            return page(form.keeping(all), new FormErrors(faults), false, same, request);
        }
        String sent = uploads.stream()
                .map(upload -> Raising.name(upload) + "/" + upload.getSize())
                .collect(Collectors.joining("\u001f"));
        try {
            Raising.Sent what = new Raising.Sent(sent, same, Proof.all(request), Language.of(request));
            Raising.Taken taken = raising.raise(form, what, all, request.getRemoteAddr());
            if (taken.reminder()) {
                return new SeeOther("/receipt/" + taken.number() + "?again=true");
            }
            Proof.remember(request, taken.number());
            return new SeeOther("/receipt/" + taken.number());
        } catch (Problem problem) {
            if (problem.status() != 429) {
                throw problem;
            }
            Problem.FieldError why = new Problem.FieldError("text", problem.code(), problem.args());
            return page(form.keeping(all), new FormErrors(List.of(why)), true, same, request);
        }
    }

    private RaisePage page(
            RaiseForm form, FormErrors errors, boolean stopped, String same, HttpServletRequest request) {
        String category = form.category().isEmpty() ? null : categories.fullName(form.category());
        List<org.banshi.web.Field.Option> options = places.options();
        boolean listed = form.region().isEmpty()
                || options.stream().anyMatch(option -> option.value().equals(form.region()));
        if (!listed && places.exists(form.region())) {
            options = Stream.concat(
                            options.stream(),
                            Stream.of(new org.banshi.web.Field.Option(
                                    form.region(), String.valueOf(places.street(form.region())))))
                    .toList();
        }
        return new RaisePage(
                form,
                category,
                options,
                new RaisePage.Ground(tiles, lines.lines().names(), lines.lines().rough()),
                raising.loose(form.kept()),
                new SamePiece(errors.any() ? sameness.to(form, Language.of(request)) : List.of(), same),
                new KnownPiece(sameness.known(form)),
                form.speaksOfDanger(danger),
                stopped,
                errors);
    }
}

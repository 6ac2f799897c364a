package org.banshi.rates;

import jakarta.servlet.http.HttpServletRequest;
import org.banshi.web.Language;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Drawings for call-backs as everybody may check them: a seed that is not published is no proof. */
@Controller
@RequestMapping(PublicSampleController.HERE)
final class PublicSampleController {
    static final String HERE = "/drawings";

    private final Samples samples;
    private final SampleSight sight;

    PublicSampleController(Samples samples, SampleSight sight) {
        this.samples = samples;
        this.sight = sight;
    }

    @GetMapping
    PublicSamplesPage all(HttpServletRequest request) {
        return sight.published(Language.of(request));
    }

    /** The list as it was frozen; the hash is made of just these bytes. */
    @GetMapping("/{id}/list.txt")
    ResponseEntity<byte[]> list(@PathVariable long id) {
        samples.require(id);
        return SampleController.file(id, samples.tags(id));
    }
}

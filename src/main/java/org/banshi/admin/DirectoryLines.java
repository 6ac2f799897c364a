package org.banshi.admin;

import java.util.ArrayList;
import java.util.List;
import org.banshi.hotline.Directory;
import org.banshi.hotline.Requests;
import org.banshi.knowledge.Categories;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.region.Regions;
import org.banshi.web.Problem.FieldError;
import org.springframework.stereotype.Component;

/** What a line of the dispatch directory may name. */
@Component
class DirectoryLines {
    private static final int LONGEST_REMARK = 200;

    private final Units units;
    private final Categories categories;
    private final Regions regions;

    DirectoryLines(Units units, Categories categories, Regions regions) {
        this.units = units;
        this.categories = categories;
        this.regions = regions;
    }

    /** What is wrong with a line. */
    List<FieldError> check(Directory.Entry line) {
        List<FieldError> errors = new ArrayList<>();
        if (line.unit().isEmpty()) {
            errors.add(FieldError.of("unit", "required"));
        } else if (units.find(line.unit()).filter(Unit::active).isEmpty()) {
            errors.add(FieldError.of("unit", "unit.unknown", line.unit()));
        }
        if (line.type() != null && !Requests.TYPES.contains(line.type())) {
            errors.add(FieldError.of("type", "notAChoice"));
        }
        if (line.category() != null && categories.find(line.category()).isEmpty()) {
            errors.add(FieldError.of("category", "knowledge.unknown", line.category()));
        }
        if (line.region() != null && regions.find(line.region()).isEmpty()) {
            errors.add(FieldError.of("region", "region.unknown", line.region()));
        }
        if (line.why() != null && line.why().length() > LONGEST_REMARK) {
            errors.add(FieldError.of("remark", "tooLong", LONGEST_REMARK));
        }
        return errors;
    }
}

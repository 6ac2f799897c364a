package org.banshi.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.text.Paper;
import org.banshi.web.Messages;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What the list leaves, as a file. */
@Controller
final class ExportController {
    private final Exporting exporting;
    private final Messages messages;
    private final CityClock clock;

    ExportController(Exporting exporting, Messages messages, CityClock clock) {
        this.exporting = exporting;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/desk/matters/export.csv")
    void csv(Filters filters, Actor.Staff staff, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Permissions.require(staff, Permission.MATTERS_READ);
        Voice voice = Voice.of(messages, request);
        Exporting.Order order = exporting.order(filters, "csv", staff, voice);
        head(response, "text/csv;charset=UTF-8", "csv");
        exporting.write(order, new Paper.Csv(response.getOutputStream()), staff, voice);
    }

    @GetMapping("/desk/matters/export.xlsx")
    void excel(Filters filters, Actor.Staff staff, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Permissions.require(staff, Permission.MATTERS_READ);
        Voice voice = Voice.of(messages, request);
        Exporting.Order order = exporting.order(filters, "xlsx", staff, voice);
        head(response, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");
        String name = voice.text("desk.export.sheet");
        exporting.write(order, new Paper.Excel(response.getOutputStream(), name), staff, voice);
    }

    private void head(HttpServletResponse response, String type, String ending) {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("banshi-" + clock.today() + "." + ending)
                        .build()
                        .toString());
    }
}

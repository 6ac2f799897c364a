package org.banshi.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Where a reader goes who opens an address that only takes forms: such a form shown again, with what is wrong, has links of
 * its own (language, large type), and some reload it. The nearest page above it is where the form came from.
 */
@Component
final class Upwards {
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    Upwards(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /** The nearest page above; absent where there is none but the first page, and for anything but looking. */
    @Nullable
    String from(HttpServletRequest request) {
        if (!"GET".equals(request.getMethod())) {
            return null;
        }
        String path = request.getRequestURI();
        for (int cut = path.lastIndexOf('/'); cut > 0; cut = path.lastIndexOf('/')) {
            path = path.substring(0, cut);
            if (isPage(path)) {
                return path;
            }
        }
        return null;
    }

    /** Whether there is something to look at. */
    boolean isPage(String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .anyMatch(info -> looks(info) && matches(info, parsed));
    }

    private static boolean looks(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        return methods.isEmpty() || methods.contains(RequestMethod.GET);
    }

    private static boolean matches(RequestMappingInfo info, PathContainer path) {
        return info.getPathPatternsCondition() != null
                && info.getPathPatternsCondition().getPatterns().stream().anyMatch(pattern -> pattern.matches(path));
    }
}

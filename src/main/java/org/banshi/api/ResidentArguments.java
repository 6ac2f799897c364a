package org.banshi.api;

import java.util.List;
import org.banshi.matter.ProvenPhone;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives the API's controllers the number that the caller proved: a parameter {@link ProvenPhone}, else 401. */
@Configuration
@ConditionalOnWebApplication
class ResidentArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver {
    private final ResidentProofs proofs;

    ResidentArguments(ResidentProofs proofs) {
        this.proofs = proofs;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ProvenPhone.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return proofs.require(request.getHeader(ResidentProofs.HEADER));
    }
}

package waymark.platform.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import waymark.platform.security.Caller;
import waymark.platform.service.WaymarkProperties;

/** The service's OpenAPI document, made from its endpoints. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    @Bean
    OpenAPI openApi(WaymarkProperties properties) {
        return new OpenAPI()
                .info(new Info()
                        .title("Waymark " + properties.service())
                        .version("1.0.0")
                        .description("The " + properties.service() + " service of Waymark.")
                        .license(new License().name("See LICENSE")))
                .components(new Components()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")))
                .security(List.of(new SecurityRequirement().addList("token")));
    }

    @Bean
    OpenApiCustomizer idempotencyKeys() {
        return api -> api.getPaths().forEach((path, item) -> {
            var post = item.getPost();
            if (post != null && !path.equals("/api/v1/imports")) {
                post.addParametersItem(new HeaderParameter()
                        .name(Idempotency.HEADER)
                        .required(true)
                        .description("A UUID; the same one when the request is sent again")
                        .schema(new StringSchema().format("uuid")));
            }
        });
    }
}

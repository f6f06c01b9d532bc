package waymark.platform.service;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/**
 * Makes a class the application of one service: its package is scanned, and it gets exactly what a Waymark service is
 * made of. Nothing is switched on because it happens to lie on the class path, so a service starts the same alone and
 * beside the four others in one JVM.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootConfiguration
@ComponentScan
@PlatformAutoConfigurations
@Import(PlatformConfiguration.class)
public @interface WaymarkService {}

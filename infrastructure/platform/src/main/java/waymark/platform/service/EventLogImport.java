package waymark.platform.service;

import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;

class EventLogImport implements ImportSelector {
    @Override
    public String[] selectImports(AnnotationMetadata importing) {
        var name = "waymark.platform.log.EventLogConfiguration";
        return ClassUtils.isPresent(name, getClass().getClassLoader()) ? new String[] {name} : new String[0];
    }
}

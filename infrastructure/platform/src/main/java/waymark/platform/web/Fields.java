package waymark.platform.web;

import jakarta.validation.ConstraintViolationException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import waymark.platform.refusal.Problem.Entry;

/** Names the field that is wrong and says what was expected; what was sent is not repeated, it may be about a child. */
final class Fields {

    private static final String INVALID = "web/invalid-value";

    private Fields() {}

    static String pointer(String field) {
        return field.startsWith("/") ? field : "/" + field.replace('.', '/').replaceAll("\\[(\\d+)]", "/$1");
    }

    static List<Entry> of(BindingResult result) {
        return result.getAllErrors().stream()
                .map(error -> new Entry(
                        INVALID,
                        error instanceof FieldError field ? pointer(field.getField()) : "",
                        error instanceof FieldError field && field.isBindingFailure()
                                ? "A value of the right form."
                                : String.valueOf(error.getDefaultMessage())))
                .toList();
    }

    static List<Entry> of(ConstraintViolationException e) {
        return e.getConstraintViolations().stream()
                .map(violation ->
                        new Entry(INVALID, pointer(violation.getPropertyPath().toString()), violation.getMessage()))
                .toList();
    }

    static List<Entry> of(HandlerMethodValidationException e) {
        return e.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> entry(result.getMethodParameter().getParameterName(), error)))
                .toList();
    }

    private static Entry entry(@Nullable String parameter, MessageSourceResolvable error) {
        var name = error instanceof FieldError field ? field.getField() : String.valueOf(parameter);
        return new Entry(INVALID, pointer(name), String.valueOf(error.getDefaultMessage()));
    }

    static Entry of(HttpMessageNotReadableException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return switch (cause) {
            case UnrecognizedPropertyException unknown ->
                // Its name is the caller's own text, like a value: what is known is named instead.
                new Entry("web/unknown-field", parent(unknown), "Only these fields: " + known(unknown) + ".");
            case InvalidFormatException format -> new Entry(INVALID, path(format), expected(format.getTargetType()));
            case DatabindException other -> new Entry(INVALID, path(other), "A value of the right form.");
            default -> new Entry("web/unreadable", "", "A body of well-formed JSON.");
        };
    }

    static Entry ofParameter(Exception e) {
        return switch (e) {
            case MissingServletRequestParameterException missing ->
                new Entry("web/missing-value", pointer(missing.getParameterName()), "This parameter is needed.");
            case MissingRequestValueException ignored ->
                new Entry("web/missing-value", "", "A header or parameter that is needed is missing.");
            case MethodArgumentTypeMismatchException mismatch ->
                new Entry(INVALID, pointer(mismatch.getName()), expected(mismatch.getRequiredType()));
            case TypeMismatchException mismatch ->
                new Entry(
                        INVALID,
                        pointer(String.valueOf(mismatch.getPropertyName())),
                        expected(mismatch.getRequiredType()));
            default -> new Entry("web/unreadable", "", "A request this endpoint understands.");
        };
    }

    private static String parent(UnrecognizedPropertyException e) {
        return path(e.getPath().subList(0, e.getPath().size() - 1));
    }

    private static String known(UnrecognizedPropertyException e) {
        return e.getKnownPropertyIds().stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String path(DatabindException e) {
        return path(e.getPath());
    }

    private static String path(List<JacksonException.Reference> steps) {
        var pointer = new StringBuilder();
        for (var step : steps) {
            pointer.append('/')
                    .append(step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName());
        }
        return pointer.toString();
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "A value of the right form.";
        }
        if (type.isEnum()) {
            return "One of "
                    + String.join(
                            ", ",
                            Arrays.stream(type.getEnumConstants())
                                    .map(Object::toString)
                                    .toList()) + ".";
        }
        return switch (type.getSimpleName()) {
            case "LocalDate" -> "A date, as 2024-09-30.";
            case "Instant" -> "An instant in UTC, as 2024-09-30T14:02:07Z.";
            case "int", "Integer", "long", "Long" -> "A whole number.";
            case "BigDecimal" -> "A decimal number, as \"120.50\".";
            case "boolean", "Boolean" -> "true or false.";
            case "UUID" -> "A UUID.";
            default -> "A value of the right form.";
        };
    }

    static String adviceFor(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "There is nothing at this address.";
            case METHOD_NOT_ALLOWED -> "Use one of the methods in the Allow header.";
            case NOT_ACCEPTABLE -> "Ask for a format this address offers, such as application/json.";
            case UNSUPPORTED_MEDIA_TYPE -> "Send one of the formats in the Accept header of this answer.";
            case CONTENT_TOO_LARGE -> "Send less at once.";
            default -> "Put the request right and send it again.";
        };
    }
}

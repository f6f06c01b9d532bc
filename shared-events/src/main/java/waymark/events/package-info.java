/**
 * The public language: what the services tell each other and any other system, on Kafka, as CloudEvents.
 *
 * <p>Published events never change meaning. New optional fields may be added within {@code v1}; a new meaning is a new
 * record. They carry ids, codes, dates, hours, money and decisions, never a name, date of birth, UPN, postcode or free
 * text about a child or parent (ADR-0002, ADR-0004).
 */
@NullMarked
package waymark.events;

import org.jspecify.annotations.NullMarked;

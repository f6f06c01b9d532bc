/** What the Department for Education published about requests, assessments and plans, by local authority. */
@NullMarked
package waymark.demodata.published;

import org.jspecify.annotations.NullMarked;

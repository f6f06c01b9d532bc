/** EHC needs assessments over two years, with exactly the counts an authority published for 2023. */
@NullMarked
package waymark.demodata.cases;

import org.jspecify.annotations.NullMarked;

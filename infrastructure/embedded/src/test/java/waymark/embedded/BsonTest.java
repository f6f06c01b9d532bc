package waymark.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.Test;

class BsonTest {

    private final byte[] stored = Bson.encode(new Document("_id", 7).append("name", "Ayesha"));

    @Test
    void a_document_is_read_as_it_was_written() {
        assertThat(Bson.decode(stored)).isEqualTo(new Document("_id", 7).append("name", "Ayesha"));
    }

    @Test
    void bytes_that_are_no_document_are_damage_and_are_not_quoted() {
        byte[] damaged = stored.clone();
        // The length of the text: it now ends far behind the document.
        damaged[stored.length - 1 - "Ayesha".length() - 1 - Integer.BYTES] = 0x7f;
        assertThatThrownBy(() -> Bson.decode(damaged))
                .isInstanceOf(MVStoreException.class)
                .hasMessageContaining("A document cannot be read")
                .hasMessageNotContaining("Ayesha")
                .hasNoCause();
    }
}

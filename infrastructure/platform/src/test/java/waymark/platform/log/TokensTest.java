package waymark.platform.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import waymark.platform.names.LogicalNames;
import waymark.platform.names.LogicalSerializer;
import waymark.platform.privacy.KeysInMemory;

/** A segment has one reader at a time, and its position is never lost: what Axon's other token stores promise too. */
@ParameterizedClass
@EnumSource(Database.class)
class TokensTest {

    private static final String BOARD = "projection.board";

    private static Database.Running running;

    private final LogicalSerializer serializer = new LogicalSerializer(LogicalNames.of(), new KeysInMemory());
    private final MongoDatabase database = running.fresh();
    private final TokenStore here = new EventLogConfiguration().tokenStore(database, serializer, Tokens.CLAIM);
    private final TokenStore there = Tokens.of(database, serializer, "another-process", Tokens.CLAIM);

    TokensTest(Database unused) {}

    @BeforeParameterizedClassInvocation
    static void start(Database kind) {
        running = kind.start();
    }

    @AfterParameterizedClassInvocation
    static void stop() throws Exception {
        running.close();
    }

    @AfterEach
    void drop() {
        database.drop();
    }

    @Test
    void a_position_is_kept_under_our_names() {
        here.initializeTokenSegments(BOARD, 1);
        assertThat(here.fetchToken(BOARD, 0)).isNull();
        here.storeToken(at(7), BOARD, 0);
        assertThat(here.fetchToken(BOARD, 0)).isEqualTo(at(7));
        assertThat(String.valueOf(tokens().find().first()))
                .contains("axon.position")
                .doesNotContain("axonframework");
    }

    @Test
    void segments_are_initialised_once_and_where_they_are_told() {
        here.initializeTokenSegments(BOARD, 4, at(10));
        assertThat(there.fetchSegments(BOARD)).containsExactly(0, 1, 2, 3);
        assertThat(there.fetchToken(BOARD, 3)).isEqualTo(at(10));
        assertThatThrownBy(() -> there.initializeTokenSegments(BOARD, 4))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThat(here.fetchSegments("projection.other")).isEmpty();
        assertRefused(() -> here.fetchToken(BOARD, 4));
        assertRefused(() -> here.fetchToken("projection.other", 0));
        assertThat(here.requiresExplicitSegmentInitialization()).isTrue();
    }

    @Test
    void who_holds_a_segment_keeps_everybody_else_out() {
        hold(here, at(7));
        assertRefused(() -> there.fetchToken(BOARD, 0));
        assertRefused(() -> there.storeToken(at(9), BOARD, 0));
        assertRefused(() -> there.extendClaim(BOARD, 0));
        assertRefused(() -> there.deleteToken(BOARD, 0));
        there.releaseClaim(BOARD, 0);
        assertRefused(() -> there.fetchToken(BOARD, 0));
        assertThat(there.fetchAvailableSegments(BOARD)).isEmpty();
        assertThat(here.fetchAvailableSegments(BOARD)).containsExactly(Segment.ROOT_SEGMENT);
        assertThat(here.fetchToken(BOARD, 0)).isEqualTo(at(7));
    }

    @Test
    void a_claim_by_a_clock_an_hour_ahead_is_free_once_nobody_renewed_it_for_as_long_as_a_claim_lasts() {
        var passed = new AtomicLong();
        var next = Tokens.of(database, serializer, "next", Tokens.CLAIM, passed::get);
        hold(here, at(7));
        setClaimAhead(3_600_000);

        assertThat(next.fetchAvailableSegments(BOARD)).isEmpty();
        passed.addAndGet(Tokens.CLAIM.toNanos());
        assertThat(next.fetchAvailableSegments(BOARD)).isEmpty();
        passed.addAndGet(1);
        assertThat(next.fetchAvailableSegments(BOARD)).containsExactly(Segment.ROOT_SEGMENT);
        assertThat(next.fetchToken(BOARD, 0)).isEqualTo(at(7));
        assertRefused(() -> here.storeToken(at(8), BOARD, 0));
    }

    @Test
    void a_claim_that_is_renewed_stays_its_holders_whatever_its_clock_says() {
        var passed = new AtomicLong();
        var next = Tokens.of(database, serializer, "next", Tokens.CLAIM, passed::get);
        hold(here, at(7));

        for (int renewal = 1; renewal <= 5; renewal++) {
            setClaimAhead(3_600_000 + renewal);
            assertThat(next.fetchAvailableSegments(BOARD)).isEmpty();
            passed.addAndGet(Tokens.CLAIM.toNanos());
        }
    }

    private void setClaimAhead(long milliseconds) {
        tokens().updateOne(
                        new Document("segment", 0).append("processorName", BOARD),
                        new Document("$set", new Document("timestamp", System.currentTimeMillis() + milliseconds)));
    }

    @Test
    void a_released_segment_goes_on_elsewhere_from_where_it_stands() {
        hold(here, at(7));
        here.releaseClaim(BOARD, 0);
        assertThat(there.fetchAvailableSegments(BOARD)).containsExactly(Segment.ROOT_SEGMENT);
        assertThat(there.fetchToken(BOARD, 0)).isEqualTo(at(7));
        assertRefused(() -> here.storeToken(at(8), BOARD, 0));
    }

    @Test
    void a_killed_process_keeps_its_segment_for_ten_seconds_and_its_position_for_good() {
        hold(here, at(7));
        silentFor(Duration.ofSeconds(9));
        assertRefused(() -> there.fetchToken(BOARD, 0));
        silentFor(Duration.ofSeconds(11));
        assertThat(there.fetchAvailableSegments(BOARD)).containsExactly(Segment.ROOT_SEGMENT);
        assertThat(there.fetchToken(BOARD, 0)).isEqualTo(at(7));
    }

    @Test
    void a_process_that_comes_back_after_its_segment_was_taken_changes_nothing() {
        hold(here, at(7));
        silentFor(Duration.ofSeconds(11));
        there.fetchToken(BOARD, 0);
        there.storeToken(at(9), BOARD, 0);
        assertRefused(() -> here.storeToken(at(8), BOARD, 0));
        assertRefused(() -> here.extendClaim(BOARD, 0));
        assertRefused(() -> here.deleteToken(BOARD, 0));
        here.releaseClaim(BOARD, 0);
        assertRefused(() -> here.fetchToken(BOARD, 0));
        assertThat(there.fetchToken(BOARD, 0)).isEqualTo(at(9));
    }

    @Test
    void a_segment_is_kept_by_saying_so() {
        hold(here, at(7));
        silentFor(Duration.ofSeconds(11));
        here.extendClaim(BOARD, 0);
        assertRefused(() -> there.fetchToken(BOARD, 0));
        assertThat(here.fetchToken(BOARD, 0)).isEqualTo(at(7));
    }

    @Test
    void of_many_that_claim_at_once_one_gets_it() throws Exception {
        here.initializeTokenSegments(BOARD, 20, at(3));
        for (int segment = 0; segment < 20; segment++) {
            assertThat(claimAtOnce(segment, 6)).isEqualTo(1);
        }
    }

    private int claimAtOnce(int segment, int processes) throws Exception {
        var barrier = new CyclicBarrier(processes);
        var claims = new ArrayList<Future<Boolean>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < processes; i++) {
                TokenStore process = Tokens.of(database, serializer, "process-" + i, Tokens.CLAIM);
                Callable<Boolean> claim = () -> {
                    barrier.await();
                    return claims(process, segment);
                };
                claims.add(threads.submit(claim));
            }
        }
        int successful = 0;
        for (Future<Boolean> claim : claims) {
            successful += claim.get() ? 1 : 0;
        }
        return successful;
    }

    private static boolean claims(TokenStore process, int segment) {
        try {
            return process.fetchToken(BOARD, segment) != null;
        } catch (UnableToClaimTokenException taken) {
            return false;
        }
    }

    @Test
    void a_split_adds_a_segment_once() {
        hold(here, at(7));
        here.initializeSegment(at(7), BOARD, 1);
        assertThat(there.fetchSegments(BOARD)).containsExactly(0, 1);
        assertThatThrownBy(() -> there.initializeSegment(at(1), BOARD, 1))
                .isInstanceOf(UnableToInitializeTokenException.class);
        assertThat(there.fetchToken(BOARD, 1)).isEqualTo(at(7));
    }

    @Test
    void a_merge_takes_a_segment_away_that_its_holder_gives_up() {
        here.initializeTokenSegments(BOARD, 2, at(4));
        assertRefused(() -> here.deleteToken(BOARD, 1));
        here.fetchToken(BOARD, 1);
        here.deleteToken(BOARD, 1);
        assertThat(there.fetchSegments(BOARD)).containsExactly(0);
        assertRefused(() -> there.fetchToken(BOARD, 1));
    }

    @Test
    void a_segment_that_was_split_or_merged_since_it_was_looked_up_is_not_claimed() {
        here.initializeTokenSegments(BOARD, 2, at(4));
        Segment beforeTheSplit = Segment.ROOT_SEGMENT;
        Segment beforeTheMerge = Segment.computeSegment(0, 0, 1, 2, 3);
        for (Segment outdated : List.of(beforeTheSplit, beforeTheMerge)) {
            assertRefused(() -> here.fetchToken(BOARD, outdated));
        }
        Segment asItIs = Segment.computeSegment(0, 0, 1);
        assertThat(there.fetchToken(BOARD, asItIs)).isEqualTo(at(4));
    }

    @Test
    void the_stores_identity_is_the_same_for_all_and_stays() {
        var identity = here.retrieveStorageIdentifier();
        assertThat(identity).isPresent().isEqualTo(there.retrieveStorageIdentifier());
        var reopened = new EventLogConfiguration().tokenStore(database, serializer, Tokens.CLAIM);
        assertThat(reopened.retrieveStorageIdentifier()).isEqualTo(identity);
        assertThat(here.fetchSegments(BOARD)).isEmpty();
    }

    private static void hold(TokenStore holder, GlobalSequenceTrackingToken position) {
        holder.initializeTokenSegments(BOARD, 1);
        holder.fetchToken(BOARD, 0);
        holder.storeToken(position, BOARD, 0);
    }

    /** As if whoever holds a segment had last been heard of so long ago. */
    private void silentFor(Duration silence) {
        long then = System.currentTimeMillis() - silence.toMillis();
        tokens().updateMany(new Document("processorName", BOARD), Updates.set("timestamp", then));
    }

    private com.mongodb.client.MongoCollection<Document> tokens() {
        return database.getCollection("tokens");
    }

    private static GlobalSequenceTrackingToken at(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    private static void assertRefused(ThrowingCallable claim) {
        assertThatThrownBy(claim).isInstanceOf(UnableToClaimTokenException.class);
    }
}

package org.banshi.desk;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.banshi.access.LiveSessions;
import org.jspecify.annotations.Nullable;

/** One open page that listens: the newest numbers wait here until its own thread sends them. */
final class Listener {
    private final LiveSessions.Held held;
    private final BlockingQueue<Word> next = new ArrayBlockingQueue<>(1);

    private final @Nullable Page page;

    Listener(LiveSessions.Held held, @Nullable Page page) {
        this.held = held;
        this.page = page;
    }

    /**
     * The matter that lies open on the page.
     *
     * @param number its number
     * @param version at which it was when the page began to listen
     */
    record Page(String number, int version) {}

    /** What a listener is told. */
    sealed interface Word {
        /** The numbers as they are now. */
        record Now(Counters.Numbers numbers, Around.@Nullable News news) implements Word {}

        /** No more; the page shall not come again. */
        record End() implements Word {}

        /** The server stops; the page finds another one. */
        record Away() implements Word {}
    }

    LiveSessions.Held held() {
        return held;
    }

    @Nullable
    Page page() {
        return page;
    }

    /** Leaves a word; one that was not sent yet is out of date. The last word stays the last. */
    synchronized void tell(Word word) {
        if (next.peek() instanceof Word.Now || next.isEmpty()) {
            next.clear();
            next.add(word);
        }
    }

    /** The next word, absent when there was none for so long. */
    @Nullable
    Word await(Duration patience) throws InterruptedException {
        return next.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}

//! A virtual clock, so that tests of timeouts do not wait.

use crate::{Browser, Result};

/// Replaces the page's timers, `performance.now` and `Date`. They run in real time, and `advance(ms)` skips ahead,
/// running every timer due on the way. `sleep(ms)` simulates a suspended machine: `Date` advances, timers do not.
const CLOCK: &str = "(() => {
    const own = { set: setTimeout.bind(window), clear: clearTimeout.bind(window),
        now: performance.now.bind(performance), Date };
    const timers = new Map();
    let [skipped, slept, last] = [0, 0, 0];
    const now = () => own.now() + skipped;
    const arm = (id, timer) => timer.handle = own.set(() => fire(id), Math.max(0, timer.at - now()));
    const fire = (id) => {
        const timer = timers.get(id);
        if (!timer) return;
        own.clear(timer.handle);
        if (timer.every) { timer.at += timer.every; arm(id, timer); } else timers.delete(id);
        timer.run();
    };
    const start = (repeats) => (run, ms = 0, ...words) => {
        const timer = { at: now() + Number(ms || 0), every: repeats ? Math.max(1, Number(ms)) : 0,
            run: () => typeof run === 'function' ? run(...words) : (0, eval)(run) };
        timers.set(++last, timer);
        arm(last, timer);
        return last;
    };
    const stop = (id) => {
        if (timers.has(id)) own.clear(timers.get(id).handle);
        timers.delete(id);
    };
    window.setTimeout = start(false);
    window.setInterval = start(true);
    window.clearTimeout = window.clearInterval = stop;
    performance.now = now;
    window.Date = class extends own.Date {
        constructor(...words) { words.length ? super(...words) : super(Date.now()); }
        static now() { return own.Date.now() + skipped + slept; }
    };
    window.sleep = (ms) => slept += ms;
    window.advance = (ms) => {
        const end = now() + ms;
        for (;;) {
            const next = [...timers].filter(([, timer]) => timer.at <= end).sort((a, b) => a[1].at - b[1].at)[0];
            if (!next) break;
            skipped += Math.max(0, next[1].at - now());
            fire(next[0]);
        }
        skipped += Math.max(0, end - now());
    };
})()";

impl Browser {
    /// Installs a virtual clock, for [`Browser::advance`], in every page from the next one on.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn use_virtual_clock(&self) -> Result {
        self.before_pages(CLOCK).await
    }

    /// Advances the page's clock, running every timer that becomes due.
    ///
    /// # Errors
    /// If the page has no virtual clock.
    pub async fn advance(&self, milliseconds: u32) -> Result {
        self.run(&format!("window.advance({milliseconds})")).await
    }
}

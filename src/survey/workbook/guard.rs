//! Turns a panic in a reader of foreign bytes into a plain failure, without a word on standard error.
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

/// What is said of a file whose reader gave up.
pub(super) const GAVE_UP: &str = "unexpected content";

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// What `work` returns, or `None` if it panicked.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    silence();
    let before = GUARDED.replace(true);
    let outcome = panic::catch_unwind(AssertUnwindSafe(work)).ok();
    GUARDED.set(before);
    outcome
}

/// The default hook would print a backtrace of a panic that is already dealt with; all other threads keep theirs.
fn silence() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !GUARDED.get() {
                usual(info);
            }
        }));
    });
}

//! Makes what is shown of many sites on all cores, and hands it on in the order of the sites, a batch at a time: while one batch is
//! written, the next is made.
use rayon::prelude::*;
use std::ops::Range;

/// Sites that are made together.
const BATCH: usize = 256;

/// Makes something of each position up to a count, and hands it on in their order; the first error ends it.
pub(super) fn in_order<T: Send, E>(count: usize, make: impl Fn(usize) -> T + Sync, mut take: impl FnMut(T) -> Result<(), E>) -> Result<(), E> {
    let batch = |range: Range<usize>| range.into_par_iter().map(&make).collect::<Vec<T>>();
    let after = |end: usize| end..(end + BATCH).min(count);
    let mut coming = after(0);
    let mut ready = batch(coming.clone());
    while !ready.is_empty() {
        coming = after(coming.end);
        let mut next = Vec::new();
        rayon::in_place_scope(|scope| {
            scope.spawn(|_| next = batch(coming.clone()));
            ready.into_iter().try_for_each(&mut take)
        })?;
        ready = next;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_comes_once_and_in_order() {
        for count in [0, 1, BATCH, 2 * BATCH + 1] {
            let mut taken = Vec::new();
            let all: Result<(), ()> = in_order(
                count,
                |at| at,
                |at| {
                    taken.push(at);
                    Ok(())
                },
            );
            assert!(all.is_ok() && taken.into_iter().eq(0..count), "{count}");
        }
    }

    #[test]
    fn an_error_ends_it() {
        let mut taken = 0;
        let ended = in_order(
            3 * BATCH,
            |at| at,
            |at| {
                taken += 1;
                if at == BATCH + 3 { Err("full") } else { Ok(()) }
            },
        );
        assert_eq!((ended, taken), (Err("full"), BATCH + 4));
    }
}

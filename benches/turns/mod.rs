//! A measure beside its baseline, in turns on the same machine in the same run.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// The line above the measures.
pub fn heading() {
    println!("{:<44}{:>10}{:>10}   baseline", "", "µs", "times");
}

/// Runs `work` and `baseline` in `turns` and prints the best turn of `work`, and as how many times the best of `baseline`. With a
/// word on the command line, only what has it in its name.
pub fn compare<A, B>(turns: usize, what: &str, work: impl Fn() -> A, against: &str, baseline: impl Fn() -> B) {
    if std::env::args().skip(1).find(|word| !word.starts_with('-')).is_some_and(|word| !what.contains(&word)) {
        return;
    }
    let mut best = [Duration::MAX; 2];
    for _ in 0..turns {
        let start = Instant::now();
        black_box(work());
        best[0] = best[0].min(start.elapsed());
        let start = Instant::now();
        black_box(baseline());
        best[1] = best[1].min(start.elapsed());
    }
    let [work, baseline] = best.map(|best| best.as_secs_f64());
    println!("{what:<44}{:>10.0}{:>10.3}   {against}", work * 1e6, work / baseline);
}

//! Measures short computations. It exists so that every figure is CPU time of this thread, taken the same way, and the
//! best of several rounds: the best is the one least disturbed by the rest of the machine.

use std::hint::black_box;

use cpu_time::ThreadTime;

/// How many rounds are measured; rivals take turns, so that a change of the machine's speed meets them all.
const ROUNDS: u32 = 15;

/// One computation with its name.
pub(crate) struct Rival<'a> {
    pub(crate) name: &'static str,
    pub(crate) work: Box<dyn FnMut() + 'a>,
}

impl<'a> Rival<'a> {
    pub(crate) fn new<T>(name: &'static str, mut work: impl FnMut() -> T + 'a) -> Self {
        Self {
            name,
            work: Box::new(move || {
                black_box(work());
            }),
        }
    }
}

/// Measures rivals in turns, each `calls` times a round, and gives nanoseconds a call, in their order.
pub(crate) fn side_by_side(rivals: &mut [Rival<'_>], calls: u32) -> Vec<f64> {
    let mut best = vec![f64::INFINITY; rivals.len()];
    for _ in 0..ROUNDS {
        for (rival, best) in rivals.iter_mut().zip(&mut best) {
            let begin = ThreadTime::now();
            for _ in 0..calls {
                (rival.work)();
            }
            let spent = begin.elapsed().as_secs_f64() * 1e9 / f64::from(calls);
            *best = best.min(spent);
        }
    }
    best
}

/// Measures rivals and prints a line for each.
pub(crate) fn print(rivals: &mut [Rival<'_>], calls: u32) -> Vec<f64> {
    let times = side_by_side(rivals, calls);
    for (rival, nanos) in rivals.iter().zip(&times) {
        println!("  {:<58} {:>10}", rival.name, duration(*nanos));
    }
    times
}

/// Writes a time with a unit that suits it.
pub(crate) fn duration(nanos: f64) -> String {
    if nanos < 10_000.0 {
        format!("{nanos:.0} ns")
    } else if nanos < 10_000_000.0 {
        format!("{:.1} µs", nanos / 1e3)
    } else {
        format!("{:.1} ms", nanos / 1e6)
    }
}

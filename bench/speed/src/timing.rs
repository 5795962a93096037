//! Measures ways of doing one thing in turns.

use rustix::time::{ClockId, clock_gettime};
use std::{
    hint::black_box,
    time::{Duration, Instant},
};

/// Returns the CPU time of this thread. Unlike the time of the clock it doesn't grow while other programs run.
pub fn cpu_time() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

/// A named way of doing something. The function repeats it and returns the CPU time without set-up and clean-up.
pub type Way<'a> = (&'a str, Box<dyn FnMut(u32) -> Duration + 'a>);

pub fn way<'a, I, O>(name: &'a str, mut set_up: impl FnMut() -> I + 'a, mut run: impl FnMut(I) -> O + 'a) -> Way<'a> {
    let measure = move |times: u32| {
        let inputs: Vec<I> = (0..times).map(|_| set_up()).collect();
        let mut outputs = Vec::with_capacity(inputs.len());
        let start = cpu_time();
        for input in inputs {
            outputs.push(black_box(run(black_box(input))));
        }
        cpu_time() - start
    };
    (name, Box::new(measure))
}

/// Runs the ways in turns, and prints the minimum and the median of each, in nanoseconds.
pub fn compare(what: &str, mut ways: Vec<Way<'_>>, budget: Duration) {
    // The first time of something short is many times its usual time.
    let warm = |run: &mut dyn FnMut(u32) -> Duration| match run(1) {
        first if first < Duration::from_millis(1) => run(16) / 16,
        first => first,
    };
    let slowest = ways.iter_mut().map(|(_, run)| warm(run)).max().unwrap_or_default();
    let times = (200_000 / slowest.as_nanos().max(1)).clamp(1, 64) as u32;
    let mut found = vec![Vec::new(); ways.len()];
    let start = Instant::now();
    while start.elapsed() < budget || found[0].len() < 3 {
        for ((_, run), found) in ways.iter_mut().zip(&mut found) {
            found.push(run(times).as_nanos() as u64 / u64::from(times));
        }
    }
    for ((name, _), mut found) in ways.into_iter().zip(found) {
        found.sort_unstable();
        println!("{what}\t{name}\t{}\t{}", found[0], found[found.len() / 2]);
    }
}

//! Differential fuzzing of the reader: random and mutated messages are read by our reader, roxmltree and libxml2, whose
//! verdicts and values must agree.

mod check;
mod coverage;
mod judge;
mod libxml2;
mod minimize;
mod mutate;
mod ours;
mod random;
mod tree;
mod values;
mod writer;

use check::{Encoding, Outcome};
use coverage::Coverage;
use random::Random;
use std::{
    fs,
    path::Path,
    process::ExitCode,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};
use writer::{Style, envelope};

/// Fuzzing ends after this number of findings, because making each small takes time.
const MAX_FINDINGS: u32 = 5;

/// A document to check.
enum Input {
    Text(String, Encoding),
    Bytes(Vec<u8>),
}

impl Input {
    fn check(&self) -> Result<Outcome, String> {
        match self {
            Input::Text(text, encoding) => check::text(text, *encoding),
            Input::Bytes(bytes) => check::bytes(bytes),
        }
    }
}

/// Creates a document: half of them as they are written, the others mutated.
fn input(random: &mut Random) -> Result<Input, String> {
    let is_typed = random.once_in(2);
    let style = Style {
        unusual: [0, 3, 6, 12, 30][random.below(5)],
        default: random.once_in(2),
        spaced: is_typed,
        disguised: true,
        types: is_typed && random.once_in(3),
    };
    let depth = random.below(4);
    let mut element = if is_typed { values::user(random) } else { values::anything(random, depth) };
    if random.once_in(2) {
        values::remove(&mut element, ']');
    }
    let mut tokens = envelope(random, style, &element);
    if random.once_in(2) {
        let text = tokens.concat();
        if !is_typed {
            check::says(&text, &element)?;
        }
        let encodings = [Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Latin1];
        let encoding = if random.once_in(6) { encodings[random.below(3)] } else { Encoding::Utf8 };
        return Ok(Input::Text(text, encoding));
    }
    let (of_tokens, of_characters) = (random.below(3), random.below(3));
    (0..of_tokens).for_each(|_| mutate::tokens(random, &mut tokens));
    let mut text = tokens.concat();
    (0..of_characters).for_each(|_| mutate::characters(random, &mut text));
    if random.once_in(20) {
        let mut bytes = text.into_bytes();
        mutate::bytes(random, &mut bytes);
        return Ok(Input::Bytes(bytes));
    }
    Ok(Input::Text(text, Encoding::Utf8))
}

/// Writes a document with a finding, made small, and prints where it is.
fn report(input: &Input, why: &str, seed: u64) {
    let small = minimize::minimize(input, why);
    let again = small.check().err().unwrap_or_else(|| why.to_owned());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("findings");
    let (name, bytes) = match &small {
        Input::Text(text, encoding) => (format!("{seed}-{encoding:?}.xml"), text.clone().into_bytes()),
        Input::Bytes(bytes) => (format!("{seed}-Bytes.xml"), bytes.clone()),
    };
    let path = folder.join(name);
    let written = fs::create_dir_all(&folder).and_then(|()| fs::write(&path, &bytes));
    println!("FINDING: {again}\n{}", bytes.escape_ascii());
    match written {
        Ok(()) => println!("written to {}", path.display()),
        Err(error) => println!("{} can't be written: {error}", path.display()),
    }
}

fn fuzz(seconds: u64, seed: u64) -> ExitCode {
    println!("fuzzing for {seconds} s with --seed {seed}");
    let end = Instant::now() + Duration::from_secs(seconds);
    let mut outcomes = [0_u64; 4];
    let mut coverage = Coverage::default();
    let mut findings = 0;
    let mut executions = 0_u64;
    while Instant::now() < end && findings < MAX_FINDINGS {
        // Each document has a seed of its own, so that it can be made again.
        let own = seed.wrapping_add(executions);
        executions += 1;
        let input = match input(&mut Random::new(own)) {
            Ok(input) => input,
            Err(why) => {
                println!("FINDING: {why}");
                findings += 1;
                continue;
            }
        };
        match input.check() {
            Ok(outcome) => {
                outcomes[outcome as usize] += 1;
                if let (Outcome::Accepted, Input::Text(text, _)) = (outcome, &input) {
                    coverage.note(text);
                }
            }
            Err(why) => {
                report(&input, &why, own);
                findings += 1;
            }
        }
    }
    let [accepted, refused, off_contract, beyond] = outcomes;
    println!("{executions} executions, {findings} findings");
    println!("{accepted} accepted with equal values, {refused} refused as ill-formed");
    println!("{off_contract} well-formed but off the contract, {beyond} beyond what can be compared");
    println!("accepted documents with");
    coverage.print();
    if findings == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Checks the documents in these files.
fn replay(paths: &[String]) -> ExitCode {
    let mut status = ExitCode::SUCCESS;
    for path in paths {
        let outcome = fs::read(path).map_err(|error| error.to_string()).and_then(|bytes| check::bytes(&bytes));
        println!("{path}: {outcome:?}");
        if outcome.is_err() {
            status = ExitCode::FAILURE;
        }
    }
    status
}

fn usage() -> ExitCode {
    eprintln!("usage: fuzz [--seconds N] [--seed N] | fuzz FILE...");
    ExitCode::from(2)
}

fn main() -> ExitCode {
    // A panic of the reader is a finding, which is reported as such.
    std::panic::set_hook(Box::new(|_| {}));
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_nanos() as u64);
    let (mut seconds, mut seed, mut paths) = (60, now, Vec::new());
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let target = match argument.as_str() {
            "--seconds" => &mut seconds,
            "--seed" => &mut seed,
            path if !path.starts_with('-') => {
                paths.push(path.to_owned());
                continue;
            }
            _ => return usage(),
        };
        match rest.next().and_then(|value| value.parse().ok()) {
            Some(value) => *target = value,
            None => return usage(),
        }
    }
    if paths.is_empty() { fuzz(seconds, seed) } else { replay(&paths) }
}

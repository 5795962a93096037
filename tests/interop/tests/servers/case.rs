//! A case: what is asked of a server, what is to come of it, and what some servers make of it instead.

use interop::Caller;
use std::fmt::Debug;

/// What a call gave, as much of it as the case is about; or the error, as a person gets to read it.
pub type Outcome<T> = Result<T, String>;

/// One question to every server.
pub struct Case<T: 'static> {
    /// The head of its column.
    pub name: &'static str,
    /// Asks.
    pub call: fn(&dyn Caller) -> Outcome<T>,
    /// The right answer of the server that calls itself so.
    pub wanted: fn(&str) -> Outcome<T>,
    /// Who can't give it.
    pub limits: &'static [Limit<T>],
}

/// A server that can't give the right answer, and the one that it gives instead.
pub struct Limit<T: 'static> {
    /// What the server calls itself.
    pub server: &'static str,
    /// Why.
    pub reason: &'static Reason,
    /// What it turns the right answer into.
    pub turns: fn(Outcome<T>) -> Outcome<T>,
}

/// Why a server can't give an answer.
#[derive(PartialEq)]
pub struct Reason {
    /// What stands in the table, once in it for one meaning.
    pub word: &'static str,
    /// What stands below the table.
    pub why: &'static str,
}

/// What became of a case.
pub enum Verdict {
    /// The right answer came.
    Right,
    /// What came is exactly what this server is known to make of it.
    Limited(&'static Reason),
    /// Something else came, which these words tell.
    Wrong(String),
}

/// A case of whatever outcome.
pub trait Ask {
    /// The head of its column.
    fn name(&self) -> &'static str;

    /// Asks the server that calls itself so, and judges the answer.
    fn ask(&self, caller: &dyn Caller, server: &str) -> Verdict;
}

impl<T: PartialEq + Debug> Ask for Case<T> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn ask(&self, caller: &dyn Caller, server: &str) -> Verdict {
        let (came, wanted) = ((self.call)(caller), (self.wanted)(server));
        match self.limits.iter().find(|limit| limit.server == server) {
            None if came == wanted => Verdict::Right,
            None => Verdict::Wrong(difference(&came, &wanted)),
            Some(limit) if came == wanted => {
                Verdict::Wrong(format!("the limit \"{}\" no longer holds: the right answer came", limit.reason.word))
            }
            Some(limit) => {
                let wanted = (limit.turns)(wanted);
                if came == wanted { Verdict::Limited(limit.reason) } else { Verdict::Wrong(difference(&came, &wanted)) }
            }
        }
    }
}

/// Where two values differ, with a little of what they share: whole, they can be thousands of characters.
fn difference<T: Debug>(came: &T, wanted: &T) -> String {
    const CONTEXT: usize = 60;
    let (came, wanted): (Vec<_>, Vec<_>) =
        (format!("{came:?}").chars().collect(), format!("{wanted:?}").chars().collect());
    let before = came.iter().zip(&wanted).take_while(|(came, wanted)| came == wanted).count();
    let (came_rest, wanted_rest) = (&came[before..], &wanted[before..]);
    let after = came_rest.iter().rev().zip(wanted_rest.iter().rev()).take_while(|(came, wanted)| came == wanted);
    let after = after.count().saturating_sub(CONTEXT);
    let part = |value: &[char]| -> String {
        let start = before.saturating_sub(CONTEXT);
        let (left, right) = (if start > 0 { "..." } else { "" }, if after > 0 { "..." } else { "" });
        format!("{left}{}{right}", value[start..value.len() - after].iter().collect::<String>())
    };
    format!("came\n    {}\n  instead of\n    {}", part(&came), part(&wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: Case<i32> = Case {
        name: "one",
        call: |_| Ok(1),
        wanted: |server| Ok(if server == "mended" { 1 } else { 2 }),
        limits: &[
            Limit { server: "limited", reason: &LESS, turns: |two| two.map(|two| two - 1) },
            Limit { server: "mended", reason: &LESS, turns: |_| Ok(0) },
            Limit { server: "worse", reason: &LESS, turns: |_| Ok(0) },
        ],
    };

    const LESS: Reason = Reason { word: "less", why: "it is one less" };

    #[test]
    fn a_limit_is_to_hold_exactly() {
        let caller = interop::Blocking::new("http://127.0.0.1/").unwrap();
        let ask = |server| match ONE.ask(&caller, server) {
            Verdict::Right => "right".to_owned(),
            Verdict::Limited(reason) => reason.word.to_owned(),
            Verdict::Wrong(why) => why,
        };
        assert_eq!(ask("limited"), "less");
        assert_eq!(ask("mended"), "the limit \"less\" no longer holds: the right answer came");
        assert_eq!(ask("worse"), "came\n    Ok(1)\n  instead of\n    Ok(0)");
        assert_eq!(ask("unlimited"), "came\n    Ok(1)\n  instead of\n    Ok(2)");
    }

    #[test]
    fn a_difference_is_shown_with_what_is_around_it() {
        let (came, wanted) = ([1; 100], {
            let mut ones = [1; 100];
            ones[50] = 2;
            ones
        });
        let shown = difference(&came, &wanted);
        assert!(shown.contains("1, 1, 2, 1, 1") && shown.len() < 600, "{shown}");
        assert_eq!(difference(&"a", &"b"), "came\n    \"a\"\n  instead of\n    \"b\"");
    }
}

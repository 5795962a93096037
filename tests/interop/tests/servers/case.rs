//! Cases: a call of a server, the expected result, and known limits of some servers.

use interop::Caller;
use std::fmt::Debug;

/// The part of a call's result that a case tests, or the displayed error.
pub type Outcome<T> = Result<T, String>;

/// A call that is made to every server.
pub struct Case<T: 'static> {
    /// The head of the case's column.
    pub name: &'static str,
    /// Makes the call.
    pub call: fn(&dyn Caller) -> Outcome<T>,
    /// Returns the expected result for the server of this family.
    pub wanted: fn(&str) -> Outcome<T>,
    /// The servers that can't give the expected result.
    pub limits: &'static [Limit<T>],
}

/// A server that can't give the expected result, and its actual result.
pub struct Limit<T: 'static> {
    /// The family of the server.
    pub server: &'static str,
    /// The reason of the limit.
    pub reason: &'static Reason,
    /// Converts the expected result into the server's actual one.
    pub turns: fn(Outcome<T>) -> Outcome<T>,
}

/// The reason why a server can't give the expected result.
#[derive(PartialEq)]
pub struct Reason {
    /// The unique word in the table.
    pub word: &'static str,
    /// The note below the table.
    pub why: &'static str,
}

/// The verdict on a case.
pub enum Verdict {
    /// The result is as expected.
    Right,
    /// The result is exactly the known limit of the server.
    Limited(&'static Reason),
    /// The result is wrong, with a description.
    Wrong(String),
}

/// A case with its type of result erased.
pub trait Ask {
    /// The head of the case's column.
    fn name(&self) -> &'static str;

    /// Makes the call to the server of this family and judges the result.
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

/// Describes the difference of two values, shortened to its surroundings.
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
    fn limit_must_hold_exactly() {
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
    fn difference_is_shown_with_its_surroundings() {
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

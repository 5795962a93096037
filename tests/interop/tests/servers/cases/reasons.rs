//! The reasons why servers can't give the expected result: a word for the table and a note below it.

use crate::case::Reason;

/// All reasons, in the order of the notes.
pub const REASONS: [&Reason; 13] = [
    &NOT_SENT,
    &OWN_CODE,
    &FAULT,
    &EMPTY,
    &ERROR,
    &SECONDS,
    &MILLISECONDS,
    &UTC,
    &TRIMMED,
    &LINE_FEED,
    &ABSENT,
    &ZERO,
    &NO_NIL,
];

pub const NOT_SENT: Reason = Reason { word: "not sent", why: "this server doesn't implement it, so nothing is read" };

pub const OWN_CODE: Reason =
    Reason { word: "own code", why: "the fault has a code of its own; the other servers use `Client`" };

pub const FAULT: Reason =
    Reason { word: "fault", why: "the server sees a request without members as null and answers with a fault" };

pub const EMPTY: Reason = Reason { word: "empty", why: "a nil text in a list is returned as an empty text" };

pub const ERROR: Reason = Reason {
    word: "error",
    why: "a required nil value is left out of the response, which is an error that names the missing element",
};

pub const SECONDS: Reason = Reason { word: "seconds", why: "the time is returned in whole seconds" };

pub const MILLISECONDS: Reason = Reason { word: "milliseconds", why: "the time is returned in whole milliseconds" };

pub const UTC: Reason = Reason {
    word: "UTC",
    why: "the time is returned in UTC (the server's zone in this test), whether it had another offset or none",
};

pub const TRIMMED: Reason =
    Reason { word: "trimmed", why: "the text is returned without leading and trailing white space" };

pub const LINE_FEED: Reason = Reason {
    word: "line feed",
    why: "a carriage return is returned as a line feed, because the server doesn't write it as a character reference (XML 1.0, 2.11)",
};

pub const ABSENT: Reason = Reason { word: "absent", why: "an empty value is returned as absent" };

pub const ZERO: Reason = Reason {
    word: "zero",
    why: "an absent number or time is returned as zero, because the server's types can't be absent",
};

pub const NO_NIL: Reason = Reason { word: "no nil", why: "the nil item is left out, and the items after it move up" };

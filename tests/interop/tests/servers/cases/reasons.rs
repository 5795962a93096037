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

pub const NOT_SENT: Reason =
    Reason { word: "not sent", why: "the few lines that make this a server leave it out, and nothing is read" };

pub const OWN_CODE: Reason =
    Reason { word: "own code", why: "the fault has a code of the server's own, where the others say `Client`" };

pub const FAULT: Reason =
    Reason { word: "fault", why: "a request without members reaches it as null, and it answers with a fault" };

pub const EMPTY: Reason = Reason { word: "empty", why: "a nil text in a list comes as an empty one" };

pub const ERROR: Reason = Reason {
    word: "error",
    why: "a nil value comes as none at all, where the contract requires one: an error, which names the missing element",
};

pub const SECONDS: Reason = Reason { word: "seconds", why: "the time comes in whole seconds" };

pub const MILLISECONDS: Reason = Reason { word: "milliseconds", why: "the time comes in whole milliseconds" };

pub const UTC: Reason = Reason {
    word: "UTC",
    why: "the time comes in UTC, which is also the server's own zone here, whether it had another offset or none",
};

pub const TRIMMED: Reason = Reason { word: "trimmed", why: "the text comes without the white space around it" };

pub const LINE_FEED: Reason = Reason {
    word: "line feed",
    why: "a carriage return comes as a line feed, because it isn't written as a reference (XML 1.0, 2.11)",
};

pub const ABSENT: Reason = Reason { word: "absent", why: "what is empty comes back as absent" };

pub const ZERO: Reason =
    Reason { word: "zero", why: "what is absent comes back as zero, for its types know no absent numbers and times" };

pub const NO_NIL: Reason = Reason { word: "no nil", why: "the nil item is left out, and those behind it move up" };

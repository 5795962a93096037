//! Tests of the texts that values keep, and of the forms in which values without a text are written.

use super::{Lexical, LexicalError};
use crate::{
    Base64Binary, Date, DateTime, Decimal, Dictionary, Duration, GDay, GMonth, GMonthDay, GYear, GYearMonth, HexBinary,
    Integer, NonNegativeInteger, Time,
    form::{Canonical, Digits, Lowercase, Utc, ZeroOne},
    xml::SimpleType,
};
use std::fmt::Debug;

/// Asserts that the text is kept, and that the value equals that of the other text.
fn keeps<T: SimpleType + Clone + PartialEq + Debug>(text: &str, same: &str) {
    let read = Lexical::<T>::parse(&format!(" {text}\n")).unwrap();
    assert_eq!((read.text().as_ref(), read.to_string().as_str()), (text, text));
    assert_eq!(read, T::parse(same).unwrap());
    assert_eq!(read.clone().into_value(), *read);
    assert_eq!(read.clone().text(), text);
    assert_eq!(format!("{read:?}"), format!("{:?}", read.value()), "Debug shows the value");
}

#[test]
fn values_of_every_type_keep_the_text_that_was_read() {
    keeps::<bool>("1", "true");
    keeps::<i8>("+07", "7");
    keeps::<i64>("-0", "0");
    keeps::<u64>("000", "0");
    keeps::<f32>("1.50E0", "1.5");
    keeps::<f64>("0010", "1E1");
    keeps::<Decimal>("+01.50", "1.5");
    keeps::<Integer>("0000000042", "42");
    keeps::<NonNegativeInteger>("-0", "0");
    keeps::<DateTime>("2024-02-29T24:00:00.000-00:00", "2024-03-01T00:00:00Z");
    keeps::<Date>("2024-02-29+00:00", "2024-02-29Z");
    keeps::<Time>("12:00:00.50", "12:00:00.5");
    keeps::<GYear>("2024-00:00", "2024Z");
    keeps::<GYearMonth>("2024-02+00:00", "2024-02Z");
    keeps::<GMonthDay>("--02-29+00:00", "--02-29Z");
    keeps::<GDay>("---31+00:00", "---31Z");
    keeps::<GMonth>("--02+00:00", "--02Z");
    keeps::<Duration>("P0Y02M", "P2M");
    keeps::<HexBinary>("0aFf", "0AFF");
    keeps::<Base64Binary>("YWJj ZGVm", "YWJjZGVm");
}

#[test]
fn new_values_are_written_in_the_form_of_their_type() {
    assert_eq!(Lexical::<bool, ZeroOne>::from(true).text(), "1");
    assert_eq!(Lexical::<Integer, Digits<4>>::from(7).text(), "0007");
    assert_eq!(Lexical::<Decimal, Digits<1, 2, 2>>::from(7).text(), "7.00");
    assert_eq!(Lexical::<HexBinary, Lowercase>::from(HexBinary::from([0xFF])).text(), "ff");
    assert_eq!(Lexical::<f64, Canonical>::from(1.5).text(), "1.5");
    let local: DateTime = "2024-02-29T12:00:00".parse().unwrap();
    assert_eq!(Lexical::<_, Utc>::from(local).text(), "2024-02-29T12:00:00", "no offset is made up");
    let mut number: Lexical<i32, Digits<4>> = "42".parse().unwrap();
    assert_eq!(number.text(), "42");
    number = 43.into();
    assert_eq!(number.text(), "0043");
}

#[test]
fn values_compare_without_their_texts() {
    let [short, long] = ["42", "0042"].map(|text| text.parse::<Lexical<i32>>().unwrap());
    assert!(short == long && short < 43.into());
    let table = Dictionary::from([(long, "x")]);
    assert_eq!(table.get(&42), Some(&"x"));
    let error: LexicalError = "x".parse::<Lexical<i32>>().unwrap_err();
    assert_eq!(error.to_string(), "not a valid xs:int (-2147483648 to 2147483647)");
}

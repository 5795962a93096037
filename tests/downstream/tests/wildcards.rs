//! Tests of wildcards, whose elements are assigned by namespace and position.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use downstream::wildcards::{
    types::{BesideChoice, BesideChoice2, StepsGroupChoice},
    wildcards::{Take, operations},
};
use soapwright::{Element, http::Response};

fn read(take: &str) -> Result<Take, String> {
    let body = format!(
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' xmlns:t='urn:wildcards' xmlns:a='urn:a' xmlns:b='urn:b' \
         xmlns:c='urn:c' xmlns:o='urn:o'><s:Body><t:Take>{take}</t:Take></s:Body></s:Envelope>"
    );
    let answer = operations::TAKE.decode(Response::new(Vec::from(body)));
    let take = answer.map(|answer| answer.body).map_err(|error| error.to_string())?;
    let written = operations::TAKE.encode(&take, &()).unwrap().body;
    assert_eq!(operations::TAKE.decode_request(&written, None).unwrap().0, take);
    Ok(take)
}

fn names(elements: &[Element]) -> String {
    elements.iter().map(|element| element.name.local.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn wildcard_elements_stay_with_their_repeated_group() {
    let keys =
        read("<t:keys><t:key>1</t:key><o:x/><t:key>2</t:key><t:key>3</t:key><a:y/></t:keys>").unwrap().keys.unwrap();
    let keys: Vec<_> = keys.groups.iter().map(|group| format!("{} {}", group.key, names(&group.any))).collect();
    assert_eq!(keys, ["1 x", "2 ", "3 y"]);
}

#[test]
fn required_wildcard_precedes_an_element_of_the_same_name() {
    let pairs = "<t:pairs><o:x/><t:of>1</t:of><t:of>a</t:of><t:of>2</t:of><plain/><t:of>3</t:of></t:pairs>";
    let pairs = read(pairs).unwrap().pairs.unwrap();
    let pairs: Vec<_> = pairs.groups.iter().map(|group| format!("{} {}", names(&group.any), group.of)).collect();
    assert_eq!(pairs, ["x 1", "of 2", "plain 3"]);
}

#[test]
fn wildcard_may_be_an_alternative_in_a_repeated_group() {
    let steps =
        "<t:steps><t:go>1</t:go><o:fly/><t:stop>2</t:stop><o:swim/><o:run/><t:go>3</t:go><t:end>4</t:end></t:steps>";
    let steps = read(steps).unwrap().steps.unwrap();
    let shown = steps.groups.iter().map(|group| match &group.choice {
        StepsGroupChoice::Go(go) => format!("{go} {:?}", group.stop),
        StepsGroupChoice::Any(any) => format!("{} {:?}", names(any), group.stop),
    });
    assert_eq!(shown.collect::<Vec<_>>(), ["1 None", "fly Some(2)", "swim None", "run None", "3 None"]);
    assert_eq!(steps.end, 4);
}

#[test]
fn wildcards_are_told_apart_by_position() {
    let beside = |content: &str| read(&format!("<t:beside>{content}</t:beside>")).map(|take| take.beside.unwrap());
    let all = beside("<one/><two/><a:three/><c:four/><t:behind>5</t:behind><o:six/><a:seven/>").unwrap();
    let BesideChoice::Any(local) = &all.choice else { panic!("{all:?}") };
    assert_eq!((names(local), names(&all.any)), ("one two".into(), "three".into()));
    let Some(BesideChoice2::AnyGroup(group)) = all.choice2.as_deref() else { panic!("{all:?}") };
    assert_eq!((names(&group.any), group.behind, names(&all.any_wildcard)), ("four".into(), 5, "six seven".into()));
    let few = beside("<t:here>1</t:here><c:x/><t:behind>2</t:behind>").unwrap();
    assert!(matches!(few.choice, BesideChoice::Here(1)) && few.any.is_empty(), "{few:?}");
    let other = beside("<t:here>1</t:here><t:there>3</t:there><o:x/>").unwrap();
    assert!(matches!(other.choice2.as_deref(), Some(BesideChoice2::There(3))), "{other:?}");
    let lacking = beside("<t:here>1</t:here><c:x/>").unwrap_err();
    assert!(lacking.contains("`behind` is missing") && lacking.contains("Take/beside"), "{lacking}");
    let nothing = beside("<a:x/>").unwrap_err();
    assert!(nothing.contains("`here`, or another element of its choice or group, is missing"), "{nothing}");
}

#[test]
fn adjacent_wildcards_are_told_apart_by_namespace() {
    let apart = |content: &str| read(&format!("<t:apart>{content}</t:apart>")).map(|take| take.apart.unwrap());
    let all = apart("<one/><o:two/><a:three/><c:four/>").unwrap();
    assert_eq!((names(&all.any), names(&all.any_wildcard)), ("one".into(), "two three four".into()));
}

const MISSING: &str = "required element of any name is missing";

#[test]
fn missing_required_wildcard_is_an_error() {
    let needs = |content: &str| read(&format!("<t:needs>{content}</t:needs>")).map(|take| take.needs.unwrap());
    let first = "<a:x/><b:y/>";
    for content in [
        "<b:only/><b:more/>",
        "<a:x/><b:y/><t:between>1</t:between>",
        "<a:x/><b:y/><t:row>1</t:row><b:z/><t:row>2</t:row><a:z/>",
        "<a:x/><b:y/><t:left>1</t:left><o:z/><a:z/><plain/>",
        "<a:x/><b:y/><t:right>1</t:right>",
    ] {
        assert!(needs(content).is_ok(), "{content}");
    }
    for (content, path) in [
        (String::new(), "Take/needs"),
        ("<t:between>1</t:between>".to_owned(), "Take/needs"),
        (format!("{first}<t:row>1</t:row>"), "Take/needs"),
        (format!("{first}<t:row>1</t:row><a:z/><t:row>2</t:row><t:right>3</t:right>"), "Take/needs"),
        (format!("{first}<t:left>1</t:left>"), "Take/needs"),
        (format!("{first}<t:left>1</t:left><o:z/>"), "Take/needs"),
    ] {
        let error = needs(&content).unwrap_err();
        assert!(error.contains(MISSING) && error.contains(path), "{content}: {error}");
    }
    let apart = read("<t:apart><o:two/></t:apart>").unwrap_err();
    assert!(apart.contains(MISSING), "{apart}");
}

#[test]
fn required_wildcard_may_take_the_name_of_the_next_element() {
    let same = |content: &str| read(&format!("<t:same>{content}</t:same>")).map(|take| take.same.unwrap());
    let both = same("<t:of>a</t:of><t:of>2</t:of>").unwrap();
    assert_eq!((names(&both.any), both.of), ("of".into(), Some(2)));
    let one = same("<t:of>a</t:of>").unwrap();
    assert_eq!((names(&one.any), one.of), ("of".into(), None));
    assert!(same("").unwrap_err().contains(MISSING));
}

#[test]
fn missing_choice_of_wildcards_is_an_error() {
    let only = |content: &str| read(&format!("<t:only>{content}</t:only>"));
    assert!(only("<o:x/><t:tail>1</t:tail>").is_ok() && only("<plain/>").is_ok());
    let nothing = only("").unwrap_err();
    assert!(nothing.contains("is missing") && !nothing.contains('*'), "{nothing}");
    assert!(only("<t:tail>1</t:tail>").unwrap_err().contains(MISSING));
}

//! Tests of the bounds on what texts of simple types take, in all types and elements together.

use super::{get, model_of, resolved};
use crate::{limits::CHECKED_TEXTS, load::fixture::wsdl, model::Model};
use std::{collections::BTreeSet, sync::Arc};

/// Returns this text once for each number, which replaces `#`.
fn each(count: usize, text: &str) -> String {
    (0..count).map(|index| text.replace('#', &index.to_string())).collect()
}

/// Returns a union `U` with this number of members.
fn union(members: usize) -> String {
    let member =
        r#"<xs:simpleType><xs:restriction base="xs:int"><xs:maxInclusive value='#'/></xs:restriction></xs:simpleType>"#;
    format!(r#"<xs:simpleType name="U"><xs:union>{}</xs:union></xs:simpleType>"#, each(members, member))
}

/// Returns the sizes of the texts that the fields of `Get` allow, and the number of different texts in memory.
fn texts(model: &Model) -> (Vec<usize>, usize) {
    let fields = super::fields(model, "Get");
    let simple: Vec<_> = fields.iter().filter_map(|field| field.element.simple.as_ref()).collect();
    let distinct: BTreeSet<_> = simple.iter().map(|simple| Arc::as_ptr(simple)).collect();
    (simple.iter().map(|simple| simple.size()).collect(), distinct.len())
}

#[test]
fn elements_share_the_text_of_their_type() {
    let model = model_of(&each(100, r#"<xs:element name="e#" type="t:U"/>"#), &union(100));
    assert_eq!(texts(&model), (vec![200; 100], 1));
}

#[test]
fn texts_of_all_elements_are_bounded_together() {
    let components = [
        union(1_000),
        format!(
            r#"<xs:simpleType name="U"><xs:restriction base="xs:string"><xs:maxLength value="9"/>{}</xs:restriction></xs:simpleType>
            "#,
            each(1_000, r#"<xs:minLength value='#'/>"#)
        ),
    ];
    for components in components {
        let elements = format!(
            r#"{}<xs:element name="small" type="xs:token"/>"#,
            each(1_000, r#"<xs:element name="e#" type="t:U"/>"#)
        );
        let resolved = resolved(&[&wsdl(&get(&elements, &components))]);
        let (sizes, _) = texts(&resolved.model);
        let total: usize = sizes.iter().sum();
        assert!((CHECKED_TEXTS - 2_000..=CHECKED_TEXTS).contains(&total), "{total}");
        assert_eq!(sizes.last(), Some(&0), "the small type is still checked");
        let warnings: Vec<_> = resolved.warnings.iter().map(|warning| &warning.message).collect();
        assert_eq!(warnings.len(), 1, "{warnings:?}");
        assert!(warnings[0].starts_with("the texts of `e"), "{warnings:?}");
        assert!(warnings[0].ends_with("more than 150000 facets, values and member types"), "{warnings:?}");
    }
}

#[test]
fn unions_of_unions_are_bounded_together() {
    let nested = format!(
        r#"<xs:simpleType name="U0"><xs:union memberTypes="xs:int xs:date"/></xs:simpleType>{}"#,
        (1..8)
            .map(|level| format!(
                r#"<xs:simpleType name="U{level}"><xs:union memberTypes="{}"/></xs:simpleType>"#,
                format!("t:U{} ", level - 1).repeat(100)
            ))
            .collect::<String>()
    );
    let resolved = resolved(&[&wsdl(&get(r#"<xs:element name="a" type="t:U7"/>"#, &nested))]);
    assert_eq!(texts(&resolved.model).0, []);
    let warnings: Vec<_> = resolved.warnings.iter().map(|warning| warning.message.as_str()).collect();
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert!(warnings[0].contains("more than 250000 facets, values and member types from other types"), "{warnings:?}");
}

#[test]
fn union_of_a_member_that_is_too_deep_is_not_checked_rather_than_without_it() {
    let union = |name: &str, members: &str| {
        format!(r#"<xs:simpleType name="{name}"><xs:union memberTypes="{members}"/></xs:simpleType>"#)
    };
    let nested = |depth: usize| -> Option<usize> {
        let unions: String = (1..depth).map(|at| union(&format!("U{at}"), &format!("t:U{}", at + 1))).collect();
        let last = format!(r#"<xs:simpleType name="U{depth}"><xs:restriction base="xs:date"/></xs:simpleType>"#);
        let components = union("T", "xs:int t:U1") + &unions + &last;
        let model = super::model_of(r#"<xs:element name="f" type="t:T"/>"#, &components);
        super::fields(&model, "Get")[0].element.simple.as_ref().map(|simple| simple.parts().len())
    };
    assert_eq!(nested(3), Some(2));
    assert_eq!(nested(20), None);
}

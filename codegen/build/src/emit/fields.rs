//! The rows of fields in the codecs of their types.

use super::{context::Context, items::literal, white_space::white_space};
use crate::{
    model::{Dictionary, Element, Field, Item, Nillable, Node, Occurs, TypeKind, Value},
    output::rows::Row,
};

/// Returns the row of a field, such as `name "n1:Name" required`.
pub(super) fn row(context: &Context<'_>, field: &Field) -> Row {
    let label = &field.ident;
    let kind = |name: &str, list: Vec<String>| Row { list: Some(list), ..Row::new(label, vec![format!("= {name}")]) };
    match field.node {
        Node::Element => Row::new(label, words(context, field)),
        Node::Attribute => Row::new(format!("@{label}"), words(context, field)),
        Node::AnyAttribute => Row::new(format!("@*{label}"), Vec::new()),
        Node::Group => kind("group", group(context, field)),
        Node::Any if field.secret => kind("secret_any", wildcard(context, field)),
        Node::Any => kind("any", wildcard(context, field)),
        Node::Attachment => {
            let media_types: Vec<String> = field.media_types.iter().map(|ty| literal(ty)).collect();
            let secret = field.secret.then(|| "secret".to_owned());
            let media_types = format!("[{}]", media_types.join(", "));
            Row::new(label, [literal(&field.element.name)].into_iter().chain(secret).chain([media_types]).collect())
        }
        Node::Text | Node::Mixed => {
            let name = match (field.node, &field.element.value) {
                (Node::Text, _) => "text",
                (_, Value::Any) => "content",
                _ => "mixed",
            };
            let white_space = white_space(&field.element.value).filter(|_| field.node == Node::Text);
            let marks = field.secret.then_some("secret").into_iter().chain(white_space);
            Row::new(label, vec![format!("= {name}({})", marks.collect::<Vec<_>>().join(" "))])
        }
    }
}

/// Returns the name of an element or attribute in quotes, followed by its marks and by the rows of what it wraps.
fn words(context: &Context<'_>, field: &Field) -> Vec<String> {
    let occurs = match field.occurs {
        Occurs::Required => Some("required"),
        Occurs::Optional => None,
        Occurs::Repeated => Some("repeated"),
    };
    // An optional element is absent for `None`; a required one is nil.
    let is_nillable = field.element.nillable == Nillable::Bare && field.occurs != Occurs::Optional;
    let nillable = is_nillable.then_some("nillable");
    named(context, field, [occurs, nillable])
}

/// Returns the name and the marks of an element that is an alternative of an enum, and so occurs if it was chosen.
pub(super) fn chosen(context: &Context<'_>, field: &Field) -> Vec<String> {
    let is_nillable = field.element.nillable == Nillable::Bare;
    named(context, field, [is_nillable.then_some("nillable"), None])
}

fn named(context: &Context<'_>, field: &Field, occurs: [Option<&'static str>; 2]) -> Vec<String> {
    let secret = field.secret.then_some("secret");
    let marks = occurs.into_iter().chain([secret, white_space(&field.element.value)]).flatten();
    let mut words = vec![name(context, &field.element)];
    words.extend(marks.map(str::to_owned));
    match &field.element.value {
        Value::Wrapper(item) => words.push(self::item(context, item)),
        Value::Dictionary(dictionary) => words.push(entry(context, dictionary)),
        _ => {}
    }
    words
}

/// Returns the qualified name of an element in quotes.
fn name(context: &Context<'_>, element: &Element) -> String {
    literal(&context.prefixes.name(&element.namespace, &element.name))
}

/// Returns the row of the items of a wrapper list.
fn item(context: &Context<'_>, Item { element, .. }: &Item) -> String {
    format!("[{}]", marked(context, element))
}

/// Returns the rows of the entry of a dictionary, its key and its value.
fn entry(context: &Context<'_>, Dictionary { entry, key, value, .. }: &Dictionary) -> String {
    let entry = literal(&context.prefixes.name(&entry.namespace, &entry.local));
    format!("{{{entry}: {}, {}}}", marked(context, key), marked(context, value))
}

/// Returns the name of an element within another, with its marks.
fn marked(context: &Context<'_>, element: &Element) -> String {
    let nillable = (element.nillable == Nillable::Bare).then_some("nillable");
    let marks: Vec<&str> = nillable.into_iter().chain(white_space(&element.value)).collect();
    [name(context, element)].into_iter().chain(marks.into_iter().map(str::to_owned)).collect::<Vec<_>>().join(" ")
}

/// Returns the rows of a wildcard: one for each namespace that it lists.
pub(super) fn wildcard(context: &Context<'_>, field: &Field) -> Vec<String> {
    let wildcards = wildcards(context, field);
    let required = if field.bounds.min > 0 { " required" } else { "" };
    let repeated = if wildcards.len() > 1 || field.bounds.max != Some(1) { " repeated" } else { "" };
    let rows = wildcards.into_iter().enumerate();
    rows.map(|(index, row)| format!("{row}{}{repeated}", if index == 0 { required } else { " also" })).collect()
}

/// Returns the rows of a group: one for each of its elements.
fn group(context: &Context<'_>, field: &Field) -> Vec<String> {
    let repeated = if field.occurs == Occurs::Repeated { " repeated" } else { "" };
    let required = if field.occurs == Occurs::Required { " required" } else { "" };
    let mut begins = Vec::new();
    begin(context, field, true, &mut begins);
    let rows = elements(context, field).into_iter().zip(begins).flat_map(|(element, begins)| {
        member_rows(context, element).into_iter().map(move |row| (row, begins)).collect::<Vec<_>>()
    });
    let rows = rows.enumerate().map(|(index, (row, begins))| match (index, begins) {
        (0, _) => format!("{row} first{required}{repeated}"),
        (_, true) => format!("{row} member{repeated}"),
        (_, false) => format!("{row} inner{repeated}"),
    });
    rows.collect()
}

/// Returns the rows of an element or a wildcard in a group.
fn member_rows(context: &Context<'_>, element: &Field) -> Vec<String> {
    if element.node != Node::Any {
        return vec![name(context, &element.element)];
    }
    let wildcards = wildcards(context, element);
    let many = if wildcards.len() > 1 || element.bounds.max != Some(1) { " many" } else { "" };
    wildcards.into_iter().map(|row| format!("{row}{many}")).collect()
}

fn wildcards(context: &Context<'_>, field: &Field) -> Vec<String> {
    let names = field.wildcard.as_ref().map_or_else(Vec::new, |namespaces| context.prefixes.wildcard(namespaces));
    names.iter().map(|name| literal(name)).collect()
}

/// Returns the rows of a group that is an alternative of a choice. Each element that the group can begin with is marked
/// as a first, so that the reader finds the alternative even if two alternatives share an element.
pub(super) fn alternative(context: &Context<'_>, field: &Field) -> Vec<String> {
    let mut begins = Vec::new();
    begin(context, field, true, &mut begins);
    let elements = elements(context, field).into_iter().zip(begins);
    let rows = elements.flat_map(|(element, begins)| {
        let place = if begins { "first" } else { "member" };
        member_rows(context, element).into_iter().map(move |row| format!("{row} {place}")).collect::<Vec<_>>()
    });
    rows.collect()
}

/// Adds to `begins`, for each of [`elements`], whether the group can begin with it. `open` says whether everything
/// before this field may be absent; returns whether everything up to its end may be.
fn begin(context: &Context<'_>, field: &Field, open: bool, begins: &mut Vec<bool>) -> bool {
    let (Node::Group, Value::Type(id)) = (field.node, &field.element.value) else {
        begins.push(open);
        return open && field.bounds.min == 0;
    };
    let kind = &context.model.get(*id).kind;
    let emptiable = if let TypeKind::Choice(choice) = kind {
        let all = choice.alternatives.iter().map(|alternative| begin(context, alternative, open, begins));
        all.fold(false, |any, one| any | one)
    } else {
        kind.fields().iter().fold(open, |open, field| begin(context, field, open, begins))
    };
    open && (emptiable || field.bounds.min == 0)
}

/// Returns the elements of a group and of the groups within it.
fn elements<'a>(context: &Context<'a>, field: &'a Field) -> Vec<&'a Field> {
    match (field.node, &field.element.value) {
        (Node::Group, Value::Type(id)) => {
            context.model.get(*id).kind.fields().iter().flat_map(|field| elements(context, field)).collect()
        }
        _ => vec![field],
    }
}

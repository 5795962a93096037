//! Merges types of the same name. Declarations in several documents must agree in everything that the model keeps.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::{
    error::{Diagnostic, Report},
    obstacle::Obstacle,
    qname::QName,
    resolve::{
        components::agreement::contradiction,
        types::{
            draft::{Draft, Drafts, Duplicates},
            shape::{DraftId, Field, Shape, Value},
        },
    },
    xsd::ComponentName,
};

/// The draft that represents each draft: itself, or the first with its name.
pub(crate) struct Merged(Vec<DraftId>);

impl Merged {
    /// Returns the draft that represents this one.
    pub(crate) fn of(&self, id: DraftId) -> DraftId {
        self.0.get(id.0).copied().unwrap_or(id)
    }
}

/// Merges drafts of equal name, and returns which draft represents each. Differences between documents are reported
/// with both places and the first difference. Differences within one document become obstacles of the types that refer
/// to them.
pub(crate) fn merge(drafts: &mut Drafts<'_>, report: &mut Report) -> Merged {
    let mut merged: Vec<DraftId> = (0..drafts.types.len()).map(DraftId).collect();
    let mut first: BTreeMap<&ComponentName, DraftId> = BTreeMap::new();
    let mut contradictions = Vec::new();
    for ((_, name), ids) in &drafts.named {
        for &id in ids {
            let known = *first.entry(name).or_insert(id);
            if let Some(slot) = merged.get_mut(id.0) {
                *slot = known;
            }
            if known == id {
                continue;
            }
            if let Some(difference) = (Comparison { drafts }).types(known, id)
                && let (Some(first), Some(other)) = (drafts.get(known), drafts.get(id))
            {
                let (place, there) = (other.source.place(), first.source.place());
                let message = format!("type `{name}` differs from its declaration at {there}: {difference}");
                if ids.contains(&known) {
                    contradictions.push((vec![known, id], contradiction(place, message)));
                } else {
                    let help = "generate each of the documents by itself";
                    report.push(Diagnostic::at(place, message).help(help));
                }
            }
        }
    }
    contradictions.extend(duplicates(drafts));
    for (ids, finding) in contradictions {
        drafts.contradict(&ids, &finding);
    }
    contradicted_elements(drafts);
    // The members of a substitution group depend on the schemas of a document, so a difference isn't a contradiction.
    let mut heads: BTreeMap<&QName, DraftId> = BTreeMap::new();
    for ((_, head), &id) in &drafts.substitutions {
        let known = *heads.entry(head).or_insert(id);
        if (Comparison { drafts }).types(known, id).is_none()
            && let Some(slot) = merged.get_mut(id.0)
        {
            *slot = known;
        }
    }
    Merged(merged)
}

/// Returns the contradictions between declarations of a group or an attribute in one document, each with the types that
/// use it.
fn duplicates(drafts: &Drafts<'_>) -> Vec<(Vec<DraftId>, Diagnostic)> {
    let mut contradictions = Vec::new();
    for ((_, component), Duplicates { declarations, users }) in &drafts.duplicates {
        let Some(((first, there), others)) = declarations.split_first() else { continue };
        for (other, place) in others {
            if let Some(difference) = (Comparison { drafts }).types(*first, *other) {
                let message = format!("{component} differs from its declaration at {there}: {difference}");
                contradictions.push((users.clone(), contradiction(place, message)));
            }
        }
    }
    contradictions
}

/// Adds contradictions between declarations of an element in one document to the obstacles of the types that refer to
/// it.
fn contradicted_elements(drafts: &mut Drafts<'_>) {
    let mut contradictions = Vec::new();
    for (key, declarations) in &drafts.elements {
        let Some((first, others)) = declarations.split_first() else { continue };
        for other in others {
            let comparison = Comparison { drafts };
            let difference = if first.declaration.nillable == other.declaration.nillable {
                comparison.values(&first.value, &other.value)
            } else {
                Some("only one is nillable".to_owned())
            };
            if let Some(difference) = difference {
                let (place, there) = (&other.declaration.place, &first.declaration.place);
                let message = format!("element `{}` differs from its declaration at {there}: {difference}", key.1);
                contradictions.push((*key, contradiction(place, message)));
            }
        }
    }
    for (key, finding) in contradictions {
        if let Some(first) = drafts.elements.get_mut(&key).and_then(|declarations| declarations.first_mut()) {
            first.obstacles.push(Obstacle::document(finding.clone()));
        }
        let referring = drafts.referring.get(&key).cloned().unwrap_or_default();
        drafts.contradict(&referring, &finding);
    }
}

/// A comparison of structure: names, order, types and occurrence, but not documentation, places or facets.
struct Comparison<'d, 'a> {
    drafts: &'d Drafts<'a>,
}

type Pairs = VecDeque<(DraftId, DraftId)>;

impl Comparison<'_, '_> {
    /// Returns the first difference between two types.
    fn types(&self, first: DraftId, second: DraftId) -> Option<String> {
        self.pairs(VecDeque::from([(first, second)]))
    }

    /// Returns the first difference between two values.
    fn values(&self, first: &Value, second: &Value) -> Option<String> {
        let mut pairs = VecDeque::new();
        self.value("it", first, second, &mut pairs).or_else(|| self.pairs(pairs))
    }

    /// Returns the first difference between pairs of types. Each pair is compared once, as types may contain
    /// themselves.
    fn pairs(&self, mut pairs: Pairs) -> Option<String> {
        let mut seen = BTreeSet::new();
        while let Some((first, second)) = pairs.pop_front() {
            if !seen.insert((first, second)) {
                continue;
            }
            if let (Some(first), Some(second)) = (self.drafts.get(first), self.drafts.get(second))
                && let Some(difference) = self.draft(first, second, &mut pairs)
            {
                return Some(difference);
            }
        }
        None
    }

    fn draft(&self, first: &Draft<'_>, second: &Draft<'_>, pairs: &mut Pairs) -> Option<String> {
        let (known, own) = (reasons(first), reasons(second));
        if known != own {
            let reason = only_in(&own, &known).or_else(|| only_in(&known, &own)).unwrap_or("this content");
            return Some(format!("only one has {reason}"));
        }
        match (&first.shape, &second.shape) {
            (
                Shape::Struct { base: base1, fields: fields1, is_abstract: abstract1, dictionary: dictionary1, .. },
                Shape::Struct { base: base2, fields: fields2, is_abstract: abstract2, dictionary: dictionary2, .. },
            ) => {
                if base1.and_then(|base| self.name(base)) != base2.and_then(|base| self.name(base)) {
                    return Some("they have different base types".to_owned());
                }
                if abstract1 != abstract2 {
                    return Some("only one is abstract".to_owned());
                }
                if dictionary1 != dictionary2 {
                    return Some("only one is a dictionary".to_owned());
                }
                self.fields(fields1, fields2, pairs)
            }
            (Shape::Group(fields1), Shape::Group(fields2)) | (Shape::Choice(fields1), Shape::Choice(fields2)) => {
                self.fields(fields1, fields2, pairs)
            }
            (Shape::Mixed { pieces: fields1, .. }, Shape::Mixed { pieces: fields2, .. }) => {
                self.fields(fields1, fields2, pairs)
            }
            (Shape::Enumeration(base1, values1), Shape::Enumeration(base2, values2)) => {
                let mut pairs1 = values1.iter().zip(values2.iter());
                if let Some((one, two)) = pairs1.find(|(one, two)| one.value != two.value) {
                    return Some(format!("the value `{}` here is `{}` there", two.value, one.value));
                }
                if values1.len() != values2.len() {
                    return Some(format!("{} values here, {} there", values2.len(), values1.len()));
                }
                self.value("its base", base1, base2, pairs)
            }
            (Shape::Alias(value1), Shape::Alias(value2)) => self.value("it", value1, value2, pairs),
            (Shape::Union(members1), Shape::Union(members2)) => {
                let mut members = members1.iter().zip(members2);
                let difference = members.find_map(|(one, two)| self.value("a member", one, two, pairs));
                difference.or_else(|| {
                    let (here, there) = (members2.len(), members1.len());
                    (here != there).then(|| format!("{here} members here, {there} there"))
                })
            }
            (one, two) => Some(format!("it is {} here and {} there", kind(two), kind(one))),
        }
    }

    fn fields(&self, first: &[Field<'_>], second: &[Field<'_>], pairs: &mut Pairs) -> Option<String> {
        for (one, two) in first.iter().zip(second) {
            if (one.node, one.name) != (two.node, two.name) {
                return Some(format!("the element `{}` here is `{}` there", two.name, one.name));
            }
            let what = one.what();
            if one.occurs != two.occurs {
                return Some(format!("{what} is {} here and {} there", occurs(two), occurs(one)));
            }
            if one.nillable != two.nillable {
                let place = if two.nillable { "here" } else { "there" };
                return Some(format!("{what} is nillable only {place}"));
            }
            if let Some(difference) = self.value(&what, &one.value, &two.value, pairs) {
                return Some(difference);
            }
        }
        let longer =
            |long: &[Field<'_>], short: &[Field<'_>]| long.get(short.len()).map(|field| field.name.local.clone());
        match (longer(second, first), longer(first, second)) {
            (Some(name), _) => Some(format!("element `{name}` is only here")),
            (_, Some(name)) => Some(format!("element `{name}` is only there")),
            (None, None) => None,
        }
    }

    fn value(&self, what: &str, first: &Value, second: &Value, pairs: &mut Pairs) -> Option<String> {
        let differ = || Some(format!("{what} is {} here and {} there", self.show(second), self.show(first)));
        match (first, second) {
            (Value::BuiltIn(one), Value::BuiltIn(two)) if one == two => None,
            (Value::Unknown, Value::Unknown) | (Value::Any, Value::Any) => None,
            (Value::List(one), Value::List(two)) => self.value(what, one, two, pairs),
            (Value::Draft(one), Value::Draft(two)) => match (self.name(*one), self.name(*two)) {
                (None, None) => {
                    pairs.push_back((*one, *two));
                    None
                }
                (one, two) if one == two => None,
                _ => differ(),
            },
            _ => differ(),
        }
    }

    fn name(&self, id: DraftId) -> Option<&ComponentName> {
        self.drafts.get(id)?.named
    }

    fn show(&self, value: &Value) -> String {
        match value {
            Value::BuiltIn(built_in) => format!("{built_in:?}").to_lowercase(),
            Value::List(item) => format!("a list of {}", self.show(item)),
            Value::Draft(id) => match self.name(*id) {
                Some(name) => format!("`{name}`"),
                None => "an anonymous type".to_owned(),
            },
            Value::Any => "anything".to_owned(),
            Value::Unknown => "unknown".to_owned(),
        }
    }
}

fn kind(shape: &Shape<'_>) -> &'static str {
    match shape {
        Shape::Open => "unknown",
        Shape::Struct { .. } => "a complex type",
        Shape::Enumeration(..) => "an enumeration",
        Shape::Alias(_) => "a simple type",
        Shape::Union(_) => "a union",
        Shape::Group(_) => "a group",
        Shape::Choice(_) => "a choice",
        Shape::Mixed { .. } => "mixed content",
    }
}

fn reasons<'d>(draft: &'d Draft<'_>) -> Vec<&'d str> {
    draft.obstacles.iter().map(Obstacle::reason).collect()
}

fn only_in<'d>(one: &[&'d str], other: &[&str]) -> Option<&'d str> {
    one.iter().copied().find(|reason| !other.contains(reason))
}

fn occurs(field: &Field<'_>) -> String {
    format!("{:?}", field.occurs).to_lowercase()
}

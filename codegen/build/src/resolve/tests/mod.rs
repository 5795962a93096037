mod attribute;
mod body;
mod bundled;
mod corpus;
mod duplicates;
mod errors;
mod faults;
mod left_out;
mod merge;
mod mixed;
mod model_group;
mod open;
mod operations;
mod ports;
mod reference;
mod simple;
mod substitution;
mod texts;
mod types;
mod wrappers;

use super::{Resolved, resolve};
use crate::{
    load::fixture::{Folder, wsdl},
    model::{Field, Model, Type, Value},
    resolve::Selection,
};

/// Resolves these documents, each given as its text.
fn resolved(documents: &[&str]) -> Resolved {
    try_resolve(documents, Selection::default()).unwrap_or_else(|message| panic!("{message}"))
}

fn try_resolve(documents: &[&str], selection: Selection<'_>) -> Result<Resolved, String> {
    let names: Vec<String> = (0..documents.len()).map(|index| format!("{index}.wsdl")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(documents.iter().copied()).collect();
    let folder = Folder::new(&files);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let loaded = folder.load(&names, &[]).map_err(|error| folder.strip(error))?;
    resolve(&loaded, &selection).map_err(|error| folder.strip(error.after(&loaded.broken)))
}

/// Returns the model of a WSDL whose only operation takes the element `Get`, which is among these components.
fn model(components: &str) -> Model {
    let model = resolved(&[&wsdl(components)]).model;
    let left_out = &model.services[0].left_out;
    assert!(left_out.is_empty(), "{left_out:?}");
    model
}

/// Returns the model where the element `Get` has an anonymous type with this sequence.
fn model_of(sequence: &str, components: &str) -> Model {
    model(&get(sequence, components))
}

/// Returns the components with an element `Get` that has an anonymous type with this sequence.
fn get(sequence: &str, components: &str) -> String {
    format!(
        r#"<xs:element name="Get"><xs:complexType><xs:sequence>{sequence}</xs:sequence></xs:complexType></xs:element>
{components}"#
    )
}

/// Returns the reason why the only operation of a WSDL with these components is left out.
fn left_out(components: &str) -> String {
    match try_resolve(&[&wsdl(components)], Selection::default()) {
        Ok(Resolved { model, .. }) => {
            assert!(model.services[0].operations.is_empty());
            model.services[0].left_out[0].obstacle.reason().to_owned()
        }
        // The document is at fault and nothing can be generated from it.
        Err(error) => {
            let line = error.lines().next().unwrap_or_default();
            line.split_once("): ").map_or(line, |(_, reason)| reason).to_owned()
        }
    }
}

/// Returns the error text for a WSDL with these components.
fn failure(components: &str) -> String {
    try_resolve(&[&wsdl(components)], Selection::default()).expect_err("an error")
}

fn ty<'m>(model: &'m Model, name: &str) -> &'m Type {
    model.types.iter().find(|ty| ty.name.xml == name).unwrap_or_else(|| panic!("no type {name}"))
}

fn fields<'m>(model: &'m Model, name: &str) -> &'m [Field] {
    ty(model, name).kind.fields()
}

fn field<'m>(model: &'m Model, name: &str, field: &str) -> &'m Field {
    fields(model, name).iter().find(|one| one.element.name == field).unwrap_or_else(|| panic!("no field {field}"))
}

/// Returns the names of all types in the model.
fn names(model: &Model) -> Vec<&str> {
    model.types.iter().map(|ty| ty.name.xml.as_str()).collect()
}

/// Returns the name of a value's type.
fn name_of<'m>(model: &'m Model, value: &Value) -> &'m str {
    match value {
        Value::Type(id) => &model.get(*id).name.xml,
        other => panic!("{other:?}"),
    }
}

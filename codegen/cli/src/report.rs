//! The output of the command line: takes the library's results, and prints them for a person or as JSON.

use serde_json::{Value, json};
use soapwright_build::{Difference, File, InspectedBody, InspectedService, Summary, is_hidden, line};
use std::{
    fmt::Write as _,
    io::{self, Write as _},
    path::Path,
    time::Duration,
};

/// Prints to standard output. A closed pipe is no error: a reader such as `head` may have seen enough.
pub fn print(text: &str) {
    let _ = io::stdout().write_all(text.as_bytes());
}

/// Describes a run.
pub fn generated(summary: &Summary, dir: &Path, files: &[File], changed: &Difference, time: Duration) -> String {
    let mut text = String::new();
    for (name, operations) in &summary.services {
        text.push_str(&format!("{}: {}\n", line(name), plural(*operations, "operation", "operations")));
    }
    let others = match summary.other_enums {
        0 => String::new(),
        count => format!(", {} for choices and the like", plural(count, "other enum", "other enums")),
    };
    text.push_str(&format!(
        "{}, {}{others}\n",
        plural(summary.structs, "struct", "structs"),
        plural(summary.enumerations, "enumeration", "enumerations")
    ));
    if summary.left_out > 0 {
        let left_out = plural(summary.left_out, "operation", "operations");
        text.push_str(&format!("{left_out} left out, for the reasons above; `inspect` shows each\n"));
    }
    text.push_str(&of_others(dir, changed));
    let removed = match changed.left_over.len() {
        0 => String::new(),
        count => format!(", {count} removed"),
    };
    let count = plural(files.len(), "file", "files");
    let (stale, time) = (changed.stale.len(), time.as_millis());
    text + &format!("{count} in {} ({stale} changed{removed}), {time} ms\n", shown(dir))
}

/// Names the generated files in a folder that come from other documents.
fn of_others(dir: &Path, difference: &Difference) -> String {
    let paths = difference.of_others.iter().map(|path| shown(&dir.join(path)));
    paths.map(|path| format!("kept, because it was generated from other documents: {path}\n")).collect()
}

fn plural(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

/// Escapes a path for a terminal.
fn shown(path: &Path) -> String {
    line(&path.to_string_lossy())
}

/// Says that a folder is up to date.
pub fn up_to_date(dir: &Path, files: &[File]) -> String {
    format!("{} is up to date ({})\n", shown(dir), plural(files.len(), "file", "files"))
}

/// Names the files that are out of date, and the command that updates them.
pub fn stale(dir: &Path, difference: &Difference, command: &str) -> String {
    let stale = difference.stale.iter().map(|path| format!("stale: {}\n", shown(&dir.join(path))));
    let left_over =
        difference.left_over.iter().map(|path| format!("no longer generated: {}\n", shown(&dir.join(path))));
    let files: String = stale.chain(left_over).collect();
    format!("{files}the generated files are out of date; to update them: {}", line(command))
}

/// Describes services as text.
pub fn text(services: &[InspectedService]) -> String {
    let mut text = String::new();
    for service in services {
        // Writing to a string can't fail.
        let _ = writeln!(text, "service {}", line(&service.name));
        for port in &service.ports {
            let address = line(port.address.as_deref().unwrap_or("no address"));
            let name = line(&port.name);
            let _ = writeln!(text, "  port {name} (SOAP {}) {address}", port.soap);
            let _ = match (&port.generated_as, &port.passed_over) {
                (Some(other), Some(why)) => {
                    writeln!(text, "    not generated, port {} is used instead: {}", line(other), line(why))
                }
                (Some(other), None) => {
                    writeln!(text, "    same operations as port {}, called by the same client", line(other))
                }
                (None, _) => Ok(()),
            };
            for operation in &port.operations {
                let _ = writeln!(text, "    {} \"{}\"", line(&operation.name), line(&operation.soap_action));
                for (direction, body, headers) in [
                    ("in ", &operation.input, &operation.headers_in),
                    ("out", &operation.output, &operation.headers_out),
                ] {
                    if let Some(body) = body {
                        let _ = writeln!(text, "      {direction}  {}", line(&self::fields(body)));
                    }
                    if !headers.is_empty() {
                        let _ = writeln!(text, "           headers: {}", line(&headers.join(", ")));
                    }
                }
                if !operation.faults.is_empty() {
                    let _ = writeln!(text, "      faults: {}", line(&operation.faults.join(", ")));
                }
                if let Some(reason) = &operation.left_out {
                    let _ = writeln!(text, "      can't be generated: {}", line(reason));
                }
            }
        }
    }
    text
}

/// Describes a body: the name of its element, and the members if it has any.
fn fields(body: &InspectedBody) -> String {
    let fields: Vec<String> = body.fields.iter().map(|(name, ty)| format!("{name}: {ty}")).collect();
    if fields.is_empty() { body.element.clone() } else { format!("{} {{ {} }}", body.element, fields.join(", ")) }
}

/// Describes services as JSON.
pub fn json(services: &[InspectedService]) -> String {
    let services = services.iter().map(|service| {
        let ports = service.ports.iter().map(|port| {
            let operations = port.operations.iter().map(|operation| {
                let mut value = json!({
                    "name": operation.name,
                    "soap_action": operation.soap_action,
                    "input": body(operation.input.as_ref()),
                    "output": body(operation.output.as_ref()),
                    "headers_in": operation.headers_in,
                    "headers_out": operation.headers_out,
                    "faults": operation.faults,
                    "supported": operation.left_out.is_none(),
                });
                if let (Some(reason), Some(value)) = (&operation.left_out, value.as_object_mut()) {
                    value.insert("reason".to_owned(), reason.as_str().into());
                }
                value
            });
            json!({
                "name": port.name,
                "address": port.address,
                "soap": port.soap,
                "operations": operations.collect::<Vec<_>>(),
                "generated_as": port.generated_as,
                "passed_over": port.passed_over,
            })
        });
        json!({ "name": service.name, "ports": ports.collect::<Vec<_>>() })
    });
    escaped(&format!("{:#}\n", json!({ "services": services.collect::<Vec<_>>() })))
}

fn body(body: Option<&InspectedBody>) -> Value {
    let Some(body) = body else { return Value::Null };
    let fields = body.fields.iter().map(|(name, ty)| json!({ "name": name, "type": ty }));
    json!({ "name": body.element, "namespace": body.namespace, "fields": fields.collect::<Vec<_>>() })
}

/// Escapes hidden characters in JSON, which doesn't change its meaning (RFC 8259, 7).
fn escaped(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        if is_hidden(c) && c != '\n' {
            let mut units = [0; 2];
            c.encode_utf16(&mut units).iter().for_each(|unit| escaped.push_str(&format!("\\u{unit:04x}")));
        } else {
            escaped.push(c);
        }
    }
    escaped
}

//! The configuration file `codegen.toml`: takes its path, and returns the documents, the output folder and the options
//! in it.

use soapwright_build::{Failure, Options};
use std::{
    fs,
    path::{Path, PathBuf},
};
use toml::{Table, Value};

/// The content of a configuration. Its paths have been resolved against the folder of the file.
pub struct Config {
    pub documents: Vec<PathBuf>,
    pub catalogs: Vec<PathBuf>,
    pub out: PathBuf,
    pub options: Options,
}

/// Reads a configuration. The error is a message for the user.
pub fn read(path: &Path) -> Result<Config, String> {
    let text = fs::read_to_string(path).map_err(|error| {
        at(path, &format!(
            "{error}\n  help: run this in a folder with a codegen.toml, or name documents: codegen generate A.wsdl --out DIR"
        ))
    })?;
    parse(&text, path.parent().unwrap_or(Path::new(""))).map_err(|error| at(path, &error))
}

fn at(path: &Path, message: &str) -> String {
    format!("{}: {message}", path.display())
}

fn parse(text: &str, folder: &Path) -> Result<Config, String> {
    let mut table: Table = text.parse().map_err(|error: toml::de::Error| error.to_string())?;
    let documents = strings(&mut table, "documents")?.iter().map(|name| folder.join(name)).collect::<Vec<_>>();
    if documents.is_empty() {
        return Err("`documents` must name at least one WSDL document".to_owned());
    }
    let catalogs = strings(&mut table, "catalogs")?.iter().map(|name| folder.join(name)).collect();
    let out = string(&mut table, "out")?.ok_or("the key `out`, the folder to write to, is missing")?;
    let secrets = strings(&mut table, "secrets")?;
    let not_secrets = strings(&mut table, "not-secrets")?;
    let server = boolean(&mut table, "server")?;
    let checks = boolean(&mut table, "checks")?;
    let optional_parts = boolean(&mut table, "optional-parts")?;
    let failure = match table.remove("failure") {
        None => None,
        Some(Value::Table(mut failure)) => {
            let parsed = Failure {
                succeeded: string(&mut failure, "succeeded")?,
                error: string(&mut failure, "error")?,
                message: strings(&mut failure, "message")?,
            };
            nothing_else(&failure, "[failure]")?;
            Some(parsed)
        }
        Some(_) => return Err("`failure` must be a table".to_owned()),
    };
    let modules = match table.remove("modules") {
        None => Vec::new(),
        Some(Value::Table(modules)) => modules
            .into_iter()
            .map(|(uri, name)| match name {
                Value::String(name) => Ok((uri, name)),
                _ => Err(format!("the module of `{uri}` must be a string")),
            })
            .collect::<Result<_, _>>()?,
        Some(_) => return Err("`modules` must be a table of namespaces and names".to_owned()),
    };
    nothing_else(&table, "the file")?;
    Ok(Config {
        documents,
        catalogs,
        out: folder.join(out),
        options: Options {
            secrets,
            not_secrets,
            failure,
            server,
            checks,
            optional_parts,
            modules,
            ..Options::default()
        },
    })
}

fn nothing_else(table: &Table, place: &str) -> Result<(), String> {
    match table.keys().next() {
        Some(key) => Err(format!("unknown key `{key}` in {place}")),
        None => Ok(()),
    }
}

fn string(table: &mut Table, key: &str) -> Result<Option<String>, String> {
    match table.remove(key) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(format!("`{key}` must be a string")),
    }
}

fn boolean(table: &mut Table, key: &str) -> Result<bool, String> {
    match table.remove(key) {
        None => Ok(false),
        Some(Value::Boolean(value)) => Ok(value),
        Some(_) => Err(format!("`{key}` must be true or false")),
    }
}

fn strings(table: &mut Table, key: &str) -> Result<Vec<String>, String> {
    let wrong = format!("`{key}` must be a list of strings");
    match table.remove(key) {
        None => Ok(Vec::new()),
        Some(Value::Array(values)) => values
            .into_iter()
            .map(|value| match value {
                Value::String(text) => Ok(text),
                _ => Err(wrong.clone()),
            })
            .collect(),
        Some(_) => Err(wrong),
    }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use std::path::{Path, PathBuf};

    #[test]
    fn paths_are_relative_to_the_file() {
        let config = parse(
            "documents = ['a.wsdl']\nout = 'src'\nsecrets = ['Pin']\nnot-secrets = ['BoardingPass']",
            Path::new("x"),
        )
        .unwrap();
        assert_eq!((config.documents, config.out), (vec![PathBuf::from("x/a.wsdl")], PathBuf::from("x/src")));
        assert_eq!(config.options.secrets, ["Pin"]);
        assert_eq!(config.options.not_secrets, ["BoardingPass"]);
    }

    #[test]
    fn modules_are_read_by_namespace() {
        let config = parse("documents = ['a']\nout = 'b'\n[modules]\n'urn:c' = 'd'", Path::new("")).unwrap();
        assert_eq!(config.options.modules, [("urn:c".to_owned(), "d".to_owned())]);
    }

    #[test]
    fn invalid_configurations_are_errors_with_a_reason() {
        for (text, says) in [
            ("out = 'src'", "must name at least one WSDL"),
            ("documents = ['a']", "`out`"),
            ("documents = 'a'\nout = 'b'", "must be a list"),
            ("documents = ['a']\nout = 'b'\noutt = 'c'", "`outt`"),
            ("documents = ['a']\nout = 'b'\n[failure]\nerr = 'c'", "`err` in [failure]"),
            ("documents = ['a']\nout = 'b'\nserver = 'yes'", "`server` must be true or false"),
            ("documents = ['a']\nout = 'b'\nmodules = 'c'", "must be a table"),
            ("documents = ['a']\nout = 'b'\n[modules]\n'urn:c' = 1", "the module of `urn:c`"),
            ("documents = [", "line 1"),
        ] {
            let error = parse(text, Path::new("")).err().unwrap_or_default();
            assert!(error.contains(says), "{text}: {error}");
        }
    }
}

"""Derives the crates that are compared from the generated one: `ours` (a copy), `floor` (the bare types), `peer` (the
types over serde and quick-xml). Generic code costs nothing until it is called, so there are `ours-used` and `peer-used`
too: the same with every operation's encode and decode, or every message's reading and writing, instantiated."""

import re
from pathlib import Path

ITEM = re.compile(
    r"((?:^///.*\n)*)^#\[derive\([^)]*\)\]\npub (struct|enum) (\w+) (\{\}|\{\n(?:.*\n)*?\})\n", re.M)
FIELD = re.compile(r"((?:    ///.*\n)*)    pub ((?:r#)?\w+): ([^;{}]*?),\n(?=    ///|    pub |\}|$)")
VARIANT = re.compile(r"((?:    (?:///|#\[default\]).*\n)*)    (\w+(?:\(\w+\))?),\n")
XML_NAME = re.compile(r"/// XML: `(?:\{[^}]*\})?([^`]+)`")


class Item:
    def __init__(self, match):
        self.docs, self.kind, self.name, self.body = match.groups()
        inner = self.body[2:-1] if len(self.body) > 2 else ""
        self.fields, self.variants = [], []
        if self.kind == "struct":
            self.fields = [(docs, name, re.sub(r"\s+", "", type_).replace(",>", ">"))
                           for docs, name, type_ in FIELD.findall(inner + "}")]
            assert len(self.fields) == len(re.findall(r"^    pub ", inner, re.M)), f"cannot read {self.name}"
        else:
            self.variants = VARIANT.findall(inner)


class Module:
    def __init__(self, path):
        self.name, self.source = path.stem, path.read_text()
        self.items = [Item(m) for m in ITEM.finditer(self.source)]

    def read_impl(self, name):
        match = re.search(rf"^impl (?:ReadXml|soap::ResponseHeaders) for {name} (?:.*\n)*?^\}}", self.source, re.M)
        return match.group(0) if match else ""

    def messages(self):
        return [item for item in self.items if item.kind == "struct" and not item.name.endswith("Headers")]


def modules(generated):
    return [Module(path) for path in sorted(generated.glob("src/*.rs")) if path.stem != "lib"]


def manifest(name, dependencies):
    lines = "".join(f"{line}\n" for line in dependencies)
    return f'[package]\nname = "{name}"\nversion = "0.0.0"\nedition = "2024"\npublish = false\n\n[dependencies]\n{lines}'


def crate(into, name, dependencies, sources):
    """Writes a crate; a file that is there and the same keeps its time, so that cargo keeps what it has built."""
    wanted = {"Cargo.toml": manifest(name, dependencies), **{f"src/{file}": text for file, text in sources.items()}}
    for file, text in wanted.items():
        path = into / name / file
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text() != text:
            path.write_text(text)
    for path in (into / name / "src").iterdir():
        if f"src/{path.name}" not in wanted:
            path.unlink()


def library(names, more=""):
    return "#![allow(missing_docs, unused_imports)]\n" + "".join(f"pub mod {name};\n" for name in names) + more


def bare(item):
    docs = item.docs.replace("///!", "///")
    return f"{docs}#[derive(Debug, Clone, PartialEq, Default)]\npub {item.kind} {item.name} {item.body}\n"


def floor(all_modules):
    sources = {"lib.rs": library(m.name for m in all_modules)}
    for module in all_modules:
        uses = "" if module.name == "types" else "use super::types;\n"
        uses += "use soap::{Base64Binary, DateTime, Decimal, Dictionary, Duration, List};\n"
        sources[f"{module.name}.rs"] = (
            "#![allow(unused_imports)]\n" + uses + "\n" + "\n".join(bare(item) for item in module.items))
    return sources


def camel(constant):
    return "".join(word.capitalize() for word in constant.split("_"))


class Peer:
    """The same types as someone writes them by hand for serde and quick-xml: open enumerations closed, dates and
    lists as text, wrapped lists and dictionaries as structs of their own."""

    TEXT = ("DateTime", "Base64Binary", "Decimal", "Duration")

    def __init__(self, all_modules):
        self.all = all_modules
        self.source = "".join(m.source for m in all_modules)
        self.wrappers = {}

    def constant(self, name):
        value = re.search(rf"static {name}: [^=]*=([^;]*?);\n", self.source).group(1)
        return re.findall(r'"</(?:\w+:)?(\w+)>"', value)

    def unqualified(self, type_):
        return type_.replace("types::", "")

    def plain(self, type_):
        return "String" if type_ in self.TEXT or type_.startswith("List<") else type_

    def field(self, module, item, docs, name, type_):
        xml = XML_NAME.findall(docs)[-1]
        optional = type_.startswith("Option<")
        inner = type_[7:-1] if optional else type_
        call = re.search(rf"read_(list|dictionary)\(\s*&mut self\.{name},\s*&(?:types::)?(\w+),", module.read_impl(item.name))
        prefix = "" if module.name == "types" else "types::"
        if call and call.group(1) == "list":
            of = self.unqualified(re.fullmatch(r"Vec<(?:Option<(.*)>|(.*))>", inner).expand(r"\1\2"))
            inner = camel(call.group(2))
            if inner not in self.wrappers:
                self.wrappers[inner] = (
                    "#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]\n"
                    f"pub struct {inner} {{\n    #[serde(rename = \"{self.constant(call.group(2))[0]}\", default, "
                    f"skip_serializing_if = \"Vec::is_empty\")]\n    pub items: Vec<{self.plain(of)}>,\n}}\n")
            inner = prefix + inner
        elif call:
            key, value = re.fullmatch(r"Dictionary<(\w+),(.*)>", self.unqualified(inner)).groups()
            inner = camel(call.group(2))
            if inner not in self.wrappers:
                entry, key_name, value_name = self.constant(call.group(2))
                bare_value = value[7:-1] if value.startswith("Option<") else value
                self.wrappers[inner] = (
                    "#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]\n"
                    f"pub struct {inner} {{\n    #[serde(rename = \"{entry}\", default, "
                    f"skip_serializing_if = \"Vec::is_empty\")]\n    pub entries: Vec<{inner}Pair>,\n}}\n\n"
                    "#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]\n"
                    f"pub struct {inner}Pair {{\n    #[serde(rename = \"{key_name}\")]\n    pub key: {key},\n"
                    f"    #[serde(rename = \"{value_name}\", default, skip_serializing_if = \"Option::is_none\")]\n"
                    f"    pub value: Option<{self.plain(bare_value)}>,\n}}\n")
            inner = prefix + inner
        else:
            repeated = re.fullmatch(r"Vec<(?:Option<(.*)>|(.*))>", inner)
            inner = "Vec<" + repeated.expand(r"\1\2") + ">" if repeated else self.plain(inner)
        if optional:
            attribute = f'rename = "{xml}", default, skip_serializing_if = "Option::is_none"'
            inner = f"Option<{inner}>"
        elif inner.startswith("Vec<"):
            attribute = f'rename = "{xml}", default, skip_serializing_if = "Vec::is_empty"'
        else:
            attribute = f'rename = "{xml}"'
        return f"{docs}    #[serde({attribute})]\n    pub {name}: {inner},\n"

    def item(self, module, item):
        xml = XML_NAME.findall(item.docs)
        rename = f'#[serde(rename = "{xml[-1]}")]\n' if xml else ""
        if item.kind == "enum":
            body = "".join(f'{docs}    #[serde(rename = "{XML_NAME.findall(docs)[-1]}")]\n    {name},\n'
                           for docs, name in item.variants if not name.startswith("Other("))
        else:
            body = "".join(self.field(module, item, *field) for field in item.fields)
        body = f"{{\n{body}}}" if body else "{}"
        return (f"{item.docs}#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]\n{rename}"
                f"pub {item.kind} {item.name} {body}\n")

    def sources(self):
        texts = {m.name: "\n".join(self.item(m, item) for item in m.items) for m in self.all}
        texts["types"] += "\n" + "\n".join(self.wrappers.values())
        sources = {}
        for name, text in texts.items():
            uses = "use serde::{Deserialize, Serialize};\n" + ("" if name == "types" else "use super::types;\n")
            sources[f"{name}.rs"] = "#![allow(unused_imports)]\n" + uses + "\n" + text
        names = [f"{m.name}::{item.name}" for m in self.all if m.name != "types" for item in m.messages()]
        table = lambda what: "".join(f"    {what}::<{name}>,\n" for name in names)
        sources["lib.rs"] = library(m.name for m in self.all)
        used = sources["lib.rs"] + f"""
use serde::{{Serialize, de::DeserializeOwned}};
use std::any::Any;

fn read<T: DeserializeOwned + Any>(text: &str) -> Option<Box<dyn Any>> {{
    Some(Box::new(quick_xml::de::from_str::<T>(text).ok()?))
}}

fn write<T: Serialize + Any>(value: &dyn Any) -> Option<String> {{
    quick_xml::se::to_string(value.downcast_ref::<T>()?).ok()
}}

/// Reads each message.
pub static READ: [fn(&str) -> Option<Box<dyn Any>>; {len(names)}] = [
{table("read")}];

/// Writes each message.
pub static WRITE: [fn(&dyn Any) -> Option<String>; {len(names)}] = [
{table("write")}];
"""
        return sources, {**sources, "lib.rs": used}, len(names)


OPERATION = re.compile(r"    pub static (\w+): Operation<\s*(\w+),\s*(\w+),\s*([\w()]+),\s*([\w()]+),?\s*>")


def ours(all_modules):
    return {"lib.rs": library(m.name for m in all_modules), **{f"{m.name}.rs": m.source for m in all_modules}}


def used(all_modules):
    """A table of all operations, so that the generic code of the runtime is compiled for each of them."""
    encodes, decodes = [], []
    for module in all_modules:
        for operation, request, _, headers, _ in OPERATION.findall(module.source):
            path = f"{module.name}::operations::{operation}"
            scope = lambda name: name if name == "()" else f"{module.name}::{name}"
            encodes.append(f"    |body, headers| {path}\n        .encode(body.downcast_ref::<{scope(request)}>()?, "
                           f"headers.downcast_ref::<{scope(headers)}>()?)\n        .ok(),\n")
            decodes.append(f"    |response| Some(Box::new({path}.decode(response).ok()?)),\n")
    text = f"""
use std::any::Any;

/// Encodes the request of each operation.
pub static ENCODE: [fn(&dyn Any, &dyn Any) -> Option<soap::Encoded>; {len(encodes)}] = [
{"".join(encodes)}];

/// Decodes the response of each operation.
pub static DECODE: [fn(soap::HttpResponse) -> Option<Box<dyn Any>>; {len(decodes)}] = [
{"".join(decodes)}];
"""
    sources = ours(all_modules)
    sources["lib.rs"] += text
    return sources, len(encodes)


def derive(generated, soap, into):
    """Writes the crates and returns how many messages and operations there are."""
    all_modules = modules(generated)
    runtime = f'soap = {{ path = "{soap}" }}'
    peer, peer_used, messages = Peer(all_modules).sources()
    ours_used, operations = used(all_modules)
    over_serde = ['quick-xml = { version = "0.42", features = ["serialize"] }',
                  'serde = { version = "1", features = ["derive"] }']
    crate(into, "floor", [runtime], floor(all_modules))
    crate(into, "ours", [runtime], ours(all_modules))
    crate(into, "ours-used", [runtime], ours_used)
    crate(into, "peer", over_serde, peer)
    crate(into, "peer-used", over_serde, peer_used)
    return messages, operations

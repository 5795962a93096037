#!/usr/bin/env python3
"""Validates messages with libxml2 against the schemas of their contracts.

Usage: validate.py CATALOG FOLDER. FOLDER/documents.tsv has lines of name and path of a WSDL, FOLDER/NAME/*.xml are its
messages. Prints a line for each finding: document, message or `-` for the schemas as a whole, kind, text. CATALOG has
lines of URL and file, in the generator's format; a catalog.tsv beside a WSDL is read as well. Nothing is fetched."""
import email, email.policy, re, sys, tempfile
from copy import deepcopy
from pathlib import Path
from urllib.parse import unquote, urljoin
from lxml import etree

from completeness import Completeness

XS = "{http://www.w3.org/2001/XMLSchema}"
WSDL = "{http://schemas.xmlsoap.org/wsdl/}"
MIME = "{http://schemas.xmlsoap.org/wsdl/mime/}"
SOAP = ("{http://schemas.xmlsoap.org/wsdl/soap/}", "{http://schemas.xmlsoap.org/wsdl/soap12/}")
# The namespace of elements that are declared for bodies that no schema declares: rpc style, no element, or several.
PARTS = "urn:parts"
XML = "http://www.w3.org/XML/1998/namespace"
ENVELOPES = ("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope")
# The namespace of elements in place of wildcards, which are declared for strict ones.
ANYTHING = "urn:anything"
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def text(node):
    """Serializes a node as text. Bytes would be ASCII, which can't represent all names."""
    return etree.tostring(node, encoding="unicode", with_tail=False)


def read_catalog(path):
    rows = (line.rstrip().split("\t") for line in path.read_text(encoding="utf-8").splitlines() if "\t" in line)
    return {url.strip(): path.parent / file.strip() for url, file in rows}


def narrow(root):
    """Replaces wildcards by the elements of samples, because ambiguous wildcards are refused by libxml2."""
    for wildcard in root.iter(XS + "any"):
        allowed = wildcard.get("namespace", "##any").split()
        wildcard.tag = XS + "element"
        for attribute in ("namespace", "processContents"):
            wildcard.attrib.pop(attribute, None)
        if allowed in (["##any"], ["##other"]):
            wildcard.set("ref", "anything:anything")
        else:
            wildcard.set("name", "anything")
            wildcard.set("form", "unqualified" if allowed[0] == "##local" else "qualified")


def spell(root):
    """Works around libxml2, which keeps white space around names, and doesn't support ranges that begin with an escaped
    character in patterns."""
    for node in root.iterfind(".//*[@name]"):
        node.set("name", node.get("name").strip())
    for pattern in root.iter(XS + "pattern"):
        pattern.set("value", re.sub(r"(?<=[^[])\\\^-", "^-", pattern.get("value")))


def expand(node, name):
    """Returns the namespace and local part of a QName."""
    prefix, _, local = (name or "").rpartition(":")
    return node.nsmap.get(prefix or None) or "", local


def prefixes(part, kind):
    """Returns the namespace map for a reference to a part's element or type."""
    namespace, _ = expand(part, part.get(kind))
    return {"p": namespace} if namespace else None


def root(message):
    """Returns the envelope of a message: the message itself, or the part that `start` names (RFC 2387)."""
    if not message.startswith(b"Content-Type:"):
        return message
    whole = email.message_from_bytes(message, policy=email.policy.HTTP)
    parts = list(whole.iter_parts())
    found = [part for part in parts if part["Content-ID"] == whole.get_param("start")]
    if whole.defects or any(part.defects for part in parts) or len(found) != 1:
        raise etree.XMLSyntaxError("not multipart/related as Python reads it", 0, 0, 0)
    return found[0].get_payload(decode=True)


class Schemas:
    """The schemas of one contract, written to a folder so that libxml2 finds them all."""

    def __init__(self, wsdl, catalog, folder):
        self.catalog, self.folder = catalog, Path(folder)
        # The file name, the root and the namespaces of each schema. An included schema may have several namespaces.
        self.names, self.roots, self.taken = {}, {}, {}
        self.by_namespace = {}
        # The fault parts by type, which are elements in no namespace, by name.
        self.fault_parts = {}
        self.wsdls, self.bodies = [], []
        # The elements that are declared for header blocks by type.
        self.headers = {}
        self.definitions(wsdl, None, etree.parse(str(wsdl), PARSER).getroot(), set())
        for url, namespace in (("http://www.w3.org/2001/xml.xsd", XML), (ENVELOPES[0], ENVELOPES[0])):
            if namespace not in self.by_namespace and url in catalog:
                self.file(catalog[url], url, True)
        self.parts()
        try:
            self.write()
        except etree.XMLSchemaParseError as error:
            if "not determinist" not in str(error):
                raise
            for root in self.roots.values():
                narrow(root)
            self.write()

    def resolve(self, location, path, url):
        """Resolves a location in a file, which may have a URL. Returns the file and its URL."""
        if "://" in location or location in self.catalog:
            return self.catalog.get(location.split("#")[0]), location
        for candidate in (location, unquote(location), location.replace("\\", "/")):
            beside = path.parent / candidate.split("#")[0]
            if beside.is_file():
                return beside.resolve(), urljoin(url, location) if url else None
        joined = urljoin(url, location) if url else None
        return self.catalog.get(joined), joined

    def definitions(self, path, url, root, seen):
        if path.resolve() in seen:
            return
        seen.add(path.resolve())
        self.wsdls.append(root)
        for link in root.findall(WSDL + "import"):
            found, found_url = self.resolve(link.get("location", ""), path, url)
            if found:
                inner = etree.parse(str(found), PARSER).getroot()
                if inner.tag == WSDL + "definitions":
                    self.definitions(found, found_url, inner, seen)
                else:
                    self.file(found, found_url, True)
        faults = {fault.get("message", "").split(":")[-1] for fault in root.iterfind(WSDL + "portType/*/" + WSDL + "fault")}
        for message in root.iterfind(WSDL + "message"):
            for part in message.iterfind(WSDL + "part[@type]") if message.get("name") in faults else ():
                self.fault_parts.setdefault(part.get("name"), part)
        for number, schema in enumerate(root.findall(WSDL + "types/" + XS + "schema")):
            self.schema_element((path.resolve(), number), schema, path, url, True)

    def parts(self):
        """Declares an element for each body that consists of message parts (WSDL 1.1, 3.5)."""
        named = lambda kind: {
            (root.get("targetNamespace", ""), item.get("name")): item for root in self.wsdls for item in root.findall(WSDL + kind)
        }
        messages, port_types = named("message"), named("portType")
        schema = etree.Element(XS + "schema", targetNamespace=PARTS)
        child = lambda node, name: next((found for ns in SOAP for found in node.findall(ns + name)), None)
        for root in self.wsdls:
            for binding in root.findall(WSDL + "binding"):
                port_type, soap = port_types.get(expand(binding, binding.get("type"))), child(binding, "binding")
                if port_type is None or soap is None:
                    continue
                for bound in binding.findall(WSDL + "operation"):
                    own = child(bound, "operation")
                    style = (own is not None and own.get("style")) or soap.get("style", "document")
                    for direction in ("input", "output"):
                        body = next((b for ns in SOAP for b in bound.iterfind("%s%s//%sbody" % (WSDL, direction, ns))), None)
                        if body is None or body.get("use") == "encoded":
                            continue
                        self.header_parts(schema, body.getparent(), root, messages)
                        for operation in port_type.findall(WSDL + "operation"):
                            use = operation.find(WSDL + direction)
                            message = None if use is None else messages.get(expand(use, use.get("message")))
                            if operation.get("name") != bound.get("name") or message is None:
                                continue
                            headers = {
                                h.get("part") for ns in SOAP for h in body.getparent().findall(ns + "header")
                                if messages.get(expand(h, h.get("message"))) is message
                            }
                            attached = {c.get("part") for c in bound.iterfind("%s%s//%scontent" % (WSDL, direction, MIME))}
                            parts = message.findall(WSDL + "part")
                            chosen = body.get("parts")
                            keep = chosen.split() if chosen is not None else [
                                p.get("name") for p in parts
                                if p.get("name") not in headers and (p.get("element") or p.get("name") not in attached)
                            ]
                            parts = [p for name in keep for p in parts if p.get("name") == name]
                            if style != "rpc" and len(parts) == 1 and parts[0].get("element"):
                                continue
                            wrapper = None
                            if style == "rpc":
                                namespace = body.get("namespace", root.get("targetNamespace", ""))
                                name = bound.get("name") + ("Response" if direction == "output" else "")
                                wrapper = "{%s}%s" % (namespace, name) if namespace else name
                            self.declare(schema, wrapper, style, parts)
        if len(schema):
            key = (PARTS, None)
            self.names[key], self.roots[key], self.taken[key] = "parts.xsd", schema, [PARTS]
            self.by_namespace[PARTS] = [key]

    def header_parts(self, schema, bound, root, messages):
        """Declares an element for each header block by type, which is named after the part, in the namespace of the
        binding or else of the definitions."""
        for header in (found for ns in SOAP for found in bound.findall(ns + "header")):
            message = messages.get(expand(header, header.get("message")))
            for part in () if message is None else message.findall(WSDL + "part[@type]"):
                namespace = header.get("namespace") or root.get("targetNamespace", "")
                block = "{%s}%s" % (namespace, part.get("name")) if namespace else part.get("name")
                if part.get("name") == header.get("part") and block not in self.headers:
                    element = self.element(schema, part)
                    self.headers[block] = "{%s}%s" % (PARTS, element.get("name"))
                    self.refer(element, "type", part)

    @staticmethod
    def element(schema, part=None):
        """Declares an element, for a part by type with the prefix of its type."""
        of_type = None if part is None else prefixes(part, "type")
        return etree.SubElement(schema, XS + "element", name="body%d" % len(schema), nsmap=of_type)

    def declare(self, schema, wrapper, style, parts):
        element = self.element(schema, parts[0] if style != "rpc" and len(parts) == 1 else None)
        self.bodies.append((wrapper, "{%s}%s" % (PARTS, element.get("name"))))
        if style != "rpc" and len(parts) == 1:
            return self.refer(element, "type", parts[0])
        sequence = etree.SubElement(etree.SubElement(element, XS + "complexType"), XS + "sequence")
        for part in parts:
            kind = "element" if part.get("element") else "type"
            child = etree.SubElement(sequence, XS + "element", nsmap=prefixes(part, kind))
            if kind == "type":
                child.set("name", part.get("name"))
            self.refer(child, "ref" if kind == "element" else "type", part, kind)

    @staticmethod
    def refer(element, attribute, part, kind="type"):
        namespace, local = expand(part, part.get(kind))
        prefix = next((p for p, uri in element.nsmap.items() if p and uri == namespace), None)
        element.set(attribute, "%s:%s" % (prefix, local) if prefix else local)

    def file(self, path, url, imported, including=""):
        root = etree.parse(str(path), PARSER).getroot()
        if root.tag == WSDL + "definitions":
            return self.definitions(path, url, root, set())
        return self.schema_element((path.resolve(), None), root, path, url, imported, including)

    def schema_element(self, key, schema, path, url, imported, including=""):
        namespace = schema.get("targetNamespace") or including
        self.taken.setdefault(key, []).append(namespace)
        if imported and key not in self.by_namespace.setdefault(namespace, []):
            self.by_namespace[namespace].append(key)
        if key in self.names:
            return self.names[key]
        name = self.names[key] = "s%d.xsd" % len(self.names)
        # Serializing the schema by itself adds the namespace declarations that it inherits.
        root = self.roots[key] = etree.fromstring(text(schema))
        spell(root)
        for link in root.findall(XS + "import"):
            found, found_url = self.resolve(link.get("schemaLocation", ""), path, url)
            if found and link.get("namespace") != XS[1:-1]:
                self.file(found, found_url, True)
            root.remove(link)
        for kind in ("include", "redefine"):
            for link in root.findall(XS + kind):
                found, found_url = self.resolve(link.get("schemaLocation", ""), path, url)
                inner = self.file(found, found_url, False, namespace) if found else None
                if inner:
                    link.set("schemaLocation", inner)
                else:
                    root.remove(link)
        return name

    def write(self):
        """Writes the schemas. libxml2 reads one document per namespace, so several are included from a common one."""
        where = {}
        for number, (namespace, keys) in enumerate(self.by_namespace.items()):
            where[namespace] = self.names[keys[0]]
            if len(keys) > 1:
                where[namespace] = "all%d.xsd" % number
                wrapper = etree.Element(XS + "schema")
                if namespace:
                    wrapper.set("targetNamespace", namespace)
                for key in keys:
                    etree.SubElement(wrapper, XS + "include", schemaLocation=self.names[key])
                self.save(where[namespace], wrapper)
        if self.fault_parts and "" not in where:
            where[""] = "parts.xsd"
            self.names["parts"], self.roots["parts"] = where[""], etree.Element(XS + "schema")
        without = self.by_namespace.get("", ["parts"])[0]
        for key, root in self.roots.items():
            own = root.get("targetNamespace") or ""
            # Many contracts refer to namespaces that they don't import.
            whole = deepcopy(root)
            for namespace, name in [(ANYTHING, "anything.xsd"), *reversed(where.items())]:
                if namespace != own and (own or namespace):
                    whole.insert(0, self.link(namespace, name))
            for name, part in self.fault_parts.items() if key == without else ():
                prefix, _, local = part.get("type").rpartition(":")
                declaration = etree.SubElement(whole, XS + "element", nsmap={"part": part.nsmap.get(prefix or None)})
                declaration.set("name", name)
                declaration.set("type", "part:" + local)
            self.save(self.names[key], whole)
        anything = etree.Element(XS + "schema", targetNamespace=ANYTHING)
        for kind in ("element", "attribute"):
            etree.SubElement(anything, XS + kind, name="anything")
        self.save("anything.xsd", anything)
        everything = etree.Element(XS + "schema", targetNamespace="urn:everything")
        for namespace, name in where.items():
            everything.append(self.link(namespace, name))
        everything.append(self.link(ANYTHING, "anything.xsd"))
        self.save("all.xsd", everything)
        self.schema = etree.XMLSchema(etree.parse(str(self.folder / "all.xsd"), PARSER))

    @staticmethod
    def link(namespace, name):
        link = etree.Element(XS + "import", schemaLocation=name)
        if namespace:
            link.set("namespace", namespace)
        return link

    def save(self, name, root):
        declaration = ' xmlns:anything="%s" ' % ANYTHING
        (self.folder / name).write_text(text(root).replace(" ", declaration, 1), encoding="utf-8")

    def completeness(self):
        return Completeness((self.roots[key], namespace) for key, taken in self.taken.items() for namespace in taken)

    def findings(self, message, completeness):
        """Yields the kind and text of each error in a message."""
        try:
            envelope = etree.fromstring(root(message), PARSER)
        except etree.XMLSyntaxError as error:
            yield "XML", str(error)
            return
        for namespace in ENVELOPES:
            for part in ("Header", "Body"):
                whole = envelope.find("{%s}%s" % (namespace, part))
                if whole is None:
                    continue
                # Serializing the element by itself adds the namespace declarations that it inherits.
                alone = lambda element: etree.fromstring(text(element), PARSER)
                elements = [inner for element in whole.iterfind("*") for inner in contents(element, namespace)]
                for element in elements if part == "Header" else ():
                    element.tag = self.headers.get(element.tag, element.tag)
                is_fault = whole.find("{%s}Fault" % namespace) is not None
                made = self.made(whole, alone) if part == "Body" and not is_fault else None
                for element in [made] if made is not None else [alone(element) for element in elements]:
                    completeness.message(element)
                    if not self.schema.validate(element):
                        for error in self.schema.error_log:
                            yield error.type_name, error.message

    def made(self, body, alone):
        """Returns a body that consists of parts as the element that is declared for it, or None for other bodies."""
        children = list(body.iterfind("*"))
        candidates = []
        if len(children) == 1:
            candidates = [(children[0], name) for wrapper, name in self.bodies if wrapper == children[0].tag]
        if not candidates and not (len(children) == 1 and self.schema.validate(alone(children[0]))):
            candidates = [(body, name) for wrapper, name in self.bodies if wrapper is None]
        renamed = None
        for element, name in candidates:
            renamed = alone(element)
            renamed.tag = name
            if self.schema.validate(renamed):
                break
        return renamed


def contents(element, namespace):
    """Returns the elements that a contract declares: the element itself, or the details of a fault."""
    if element.tag != "{%s}Fault" % namespace:
        return [element]
    return element.findall("detail/*") + element.findall("{%s}Detail/*" % namespace)


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    catalog, folder = read_catalog(Path(sys.argv[1])), Path(sys.argv[2])
    for line in (folder / "documents.tsv").read_text(encoding="utf-8").splitlines():
        name, wsdl = line.split("\t")
        own = Path(wsdl).parent / "catalog.tsv"
        known = {**catalog, **read_catalog(own)} if own.exists() else catalog
        with tempfile.TemporaryDirectory() as temporary:
            try:
                schemas = Schemas(Path(wsdl), known, temporary)
            except etree.Error as error:
                print(name, "-", "SCHEMA", " ".join(str(error).split()), sep="\t")
                continue
            completeness = schemas.completeness()
            for message in sorted((folder / name).glob("*.xml")):
                for kind, finding in schemas.findings(message.read_bytes(), completeness):
                    print(name, message.stem, kind, " ".join(finding.split()), sep="\t")
            for finding in completeness.findings():
                print(name, "-", "INCOMPLETE", finding, sep="\t")


main()

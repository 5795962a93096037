#!/usr/bin/env python3
"""Tells what libxml2 reads from documents.
Takes one document per line, in hexadecimal digits, and prints `=` with its values, as `values.rs` defines them, or `!`
with an error for each."""
import sys
from lxml import etree

SERVICE = "http://www.superoffice.net/ws/crm/NetServer/Services86"


def escaped(text):
    return "".join(c if c.isascii() and c.isalnum() else f"%{ord(c):X};" for c in text)


def name_values(name):
    name = etree.QName(name)
    return "{" + escaped(name.namespace or "") + "}" + escaped(name.localname)


def text_values(text):
    return '"' + escaped(text) + '"'


def element_values(element):
    values = name_values(element.tag) + "["
    for name, value in element.attrib.items():
        values += "@" + name_values(name) + "=" + text_values(value)
    # Pieces of text with a comment between them are one text.
    text = element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            values += (text_values(text) if text else "") + element_values(child)
            text = ""
        text += child.tail or ""
    return values + (text_values(text) if text else "") + "]"


def values(root):
    for any_content in root.iter("Any"):
        return element_values(any_content)
    for name in root.iter("{" + SERVICE + "}Name"):
        return text_values((name.text or "") + "".join(child.tail or "" for child in name))
    return ""


def errors(parser):
    # libxml2 also reports namespace names that are no URIs, which no constraint forbids.
    found = (error for error in parser.error_log if error.level >= etree.ErrorLevels.ERROR)
    return [error.message for error in found if error.type != etree.ErrorTypes.WAR_NS_URI]


def verdict(document):
    # With `recover`, those namespace names are read. All other errors are in the log, and refused.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        root = etree.fromstring(document, parser)
    except etree.XMLSyntaxError as error:
        return "!" + str(error).replace("\n", " ")
    found = errors(parser) or ([] if root is not None else ["no root element"])
    return "!" + found[0].replace("\n", " ") if found else "=" + values(root)


for line in sys.stdin:
    print(verdict(bytes.fromhex(line.strip())))

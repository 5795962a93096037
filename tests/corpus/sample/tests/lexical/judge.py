#!/usr/bin/env python3
"""Checks with libxml2 whether texts are values of built-in types.

Reads lines of type, tab, and text as a JSON string, and prints `true` or `false` for each. The prefixes `p` and `v1` are
declared."""
import json, sys
from lxml import etree

schemas = {}
for line in sys.stdin:
    name, text = line.split("\t", 1)
    if name not in schemas:
        of = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="e" type="xs:{name}"/></xs:schema>'
        schemas[name] = etree.XMLSchema(etree.XML(of))
    element = etree.Element("e", nsmap={"p": "urn:p", "v1": "urn:p"})
    element.text = json.loads(text)
    print("true" if schemas[name].validate(element) else "false")

#!/usr/bin/env python3
"""Validates elements with libxml2 against the schema of a WSDL.
Usage: judge.py WSDL. Reads one element per line, and prints `valid` or an error for each."""
import sys
from lxml import etree

wsdl = etree.parse(sys.argv[1]).getroot()
# Serializing the schema by itself adds the namespace declarations that it inherits.
schema = etree.XMLSchema(etree.fromstring(etree.tostring(wsdl.find(".//{http://www.w3.org/2001/XMLSchema}schema"), encoding="unicode")))
for line in sys.stdin.buffer:
    element = etree.fromstring(line)
    print("valid" if schema.validate(element) else schema.error_log[0].message)

#!/usr/bin/env python3
"""Has libxml2 judge elements by the schema of a WSDL.

judge.py WSDL: elements come in, one a line; for each `valid` or what is wrong with it goes out."""
import sys
from lxml import etree

wsdl = etree.parse(sys.argv[1]).getroot()
# Written out alone, it has the prefixes that it takes from around it.
schema = etree.XMLSchema(etree.fromstring(etree.tostring(wsdl.find(".//{http://www.w3.org/2001/XMLSchema}schema"), encoding="unicode")))
for line in sys.stdin.buffer:
    element = etree.fromstring(line)
    print("valid" if schema.validate(element) else schema.error_log[0].message)

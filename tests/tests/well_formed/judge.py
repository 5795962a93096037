#!/usr/bin/env python3
"""Checks with libxml2 whether documents are well-formed.
Reads one document per line, in hexadecimal digits, and prints `well-formed` or an error for each."""
import sys
from lxml import etree

for line in sys.stdin:
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(bytes.fromhex(line.strip()), parser)
        # libxml2 logs namespace errors without raising them.
        errors = [error for error in parser.error_log if error.level >= etree.ErrorLevels.ERROR]
        print("well-formed" if not errors else errors[0].message)
    except etree.XMLSyntaxError as error:
        print(str(error).replace("\n", " ") or "refused")

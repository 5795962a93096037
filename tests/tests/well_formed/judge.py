#!/usr/bin/env python3
"""Has libxml2 judge whether documents are well-formed: they come in as hexadecimal digits, one a line, and for each
`well-formed` or what is wrong with it goes out."""
import sys
from lxml import etree

for line in sys.stdin:
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(bytes.fromhex(line.strip()), parser)
        # libxml2 reads on after what is wrong with a namespace, and notes it.
        errors = [error for error in parser.error_log if error.level >= etree.ErrorLevels.ERROR]
        print("well-formed" if not errors else errors[0].message)
    except etree.XMLSyntaxError as error:
        print(str(error).replace("\n", " ") or "refused")

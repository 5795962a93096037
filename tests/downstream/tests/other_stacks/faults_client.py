"""Calls the service Quotes with zeep at each of its ports. Usage: faults_client.py WSDL URL."""

import sys

from zeep import Client
from zeep.exceptions import Fault

wsdl, url = sys.argv[1:]
client = Client(wsdl)
for binding in sorted(client.wsdl.bindings):
    quotes = client.create_service(binding, url)
    print(binding, quotes.GetQuote(Name="ABC"))
    try:
        quotes.GetQuote(Name="XYZ")
    except Fault as fault:
        detail = client.wsdl.types.deserialize(fault.detail[0])
        print(fault.code.split(":")[-1], fault.message, detail.Symbol, detail.Nearest)
    try:
        quotes.Order(Name="XYZ")
    except Fault as fault:
        print(fault.message, fault.detail[0].tag, fault.detail[0][0].text)

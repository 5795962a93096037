"""Calls the service Bodies with zeep. Usage: bodies_client.py WSDL URL."""

import sys

from zeep import Client
from zeep.exceptions import Fault

wsdl, url = sys.argv[1:]
client = Client(wsdl)
bodies = client.create_service(next(iter(client.wsdl.bindings)), url)
for points in [], [(1, 2)], [(1, 2), (3, 4)]:
    moved = bodies.Move(by=3, points={"point": [{"x": x, "y": y} for x, y in points]})
    moved = getattr(moved, "point", moved)
    print(*["Move", *(f"{point.x},{point.y}" for point in moved or [])])
print("Touch", bodies.Touch())
swapped = bodies.Swap(first="abc", second={"x": 1, "y": 2})
print("Swap", swapped.first, f"{swapped.second.x},{swapped.second.y}")
try:
    bodies.Move(by=0, points={})
except Fault as fault:
    print(fault.code, fault.message)

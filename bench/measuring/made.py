"""Documents to measure the generator with: the largest third-party ones, synthetic ones of growing size, and one with a
large enumeration."""

import csv
from pathlib import Path


def largest(folder, count):
    """Returns the documents of the corpus with the most named types, one per vendor, as name, path and types."""
    with open(folder / "INDEX.tsv", newline="") as index:
        rows = [row for row in csv.DictReader(index, delimiter="\t") if row["group"] in ("A", "B")]
    rows.sort(key=lambda row: -int(row["types"] or 0))
    # The corpus has several names and versions of some contracts.
    seen, kept = set(), []
    for row in rows:
        if (key := row["vendor"] or row["name"]) not in seen:
            seen.add(key)
            kept.append((row["name"], folder / row["entry_wsdl_path"], int(row["types"])))
    return kept[:count]


def grown(path, types):
    """Writes a document with this many complex types in operations of ten types each. Each type has elements of the
    usual kinds, an enumeration, the next type and a list of it."""
    operations = types // 10
    complex_types, elements, messages, port_type, binding = [], [], [], [], []
    for number in range(types):
        following = f"tns:Thing{number + 1}" if (number + 1) % 10 else "xs:string"
        complex_types.append(f"""
   <xs:complexType name="Thing{number}"><xs:sequence>
    <xs:element name="Number" type="xs:int"/><xs:element name="Name" type="xs:string" minOccurs="0" nillable="true"/>
    <xs:element name="Since" type="xs:dateTime" minOccurs="0"/><xs:element name="Price" type="xs:decimal"/>
    <xs:element name="Kind" type="tns:Kind{number // 10}" minOccurs="0"/>
    <xs:element name="Next" type="{following}" minOccurs="0"/>
    <xs:element name="Rest" type="{following}" minOccurs="0" maxOccurs="unbounded"/>
   </xs:sequence><xs:attribute name="id" type="xs:int"/></xs:complexType>""")
    for number in range(operations):
        values = "".join(f'<xs:enumeration value="Value{value}"/>' for value in range(8))
        complex_types.append(f'<xs:simpleType name="Kind{number}"><xs:restriction base="xs:string">{values}'
                             "</xs:restriction></xs:simpleType>")
        for kind in ("Get", "Got"):
            elements.append(f'<xs:element name="{kind}{number}"><xs:complexType><xs:sequence><xs:element name="Thing" '
                            f'type="tns:Thing{number * 10}"/></xs:sequence></xs:complexType></xs:element>')
            messages.append(f'<message name="{kind}{number}"><part name="body" element="tns:{kind}{number}"/></message>')
        port_type.append(f'<operation name="Get{number}"><input message="tns:Get{number}"/>'
                         f'<output message="tns:Got{number}"/></operation>')
        binding.append(f'<operation name="Get{number}"><soap:operation soapAction="urn:get{number}"/>'
                       '<input><soap:body use="literal"/></input><output><soap:body use="literal"/></output></operation>')
    Path(path).write_text(f"""<definitions name="Grown" targetNamespace="urn:grown" xmlns="http://schemas.xmlsoap.org/wsdl/"
  xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:tns="urn:grown" xmlns:xs="http://www.w3.org/2001/XMLSchema">
 <types><xs:schema targetNamespace="urn:grown" elementFormDefault="qualified">{"".join(complex_types + elements)}
 </xs:schema></types>
 {"".join(messages)}
 <portType name="Grown">{"".join(port_type)}</portType>
 <binding name="Grown" type="tns:Grown"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
 {"".join(binding)}</binding>
 <service name="Grown"><port name="Grown" binding="tns:Grown"><soap:address location="http://localhost/"/></port></service>
</definitions>
""")


def catalogue(path, values):
    """Writes a document with one operation and an enumeration of this many values, half of them documented."""
    listed = "".join(
        f'<xs:enumeration value="{value:08}"/>' if value % 2 else
        f'<xs:enumeration value="{value:08}"><xs:annotation><xs:documentation>What the catalogue calls {value}'
        '</xs:documentation></xs:annotation></xs:enumeration>' for value in range(values))
    Path(path).write_text(f"""<definitions name="Listed" targetNamespace="urn:l" xmlns="http://schemas.xmlsoap.org/wsdl/"
  xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:tns="urn:l" xmlns:xs="http://www.w3.org/2001/XMLSchema">
 <types><xs:schema targetNamespace="urn:l">
  <xs:simpleType name="Code"><xs:restriction base="xs:string">{listed}</xs:restriction></xs:simpleType>
  <xs:element name="Get" type="tns:Code"/>
 </xs:schema></types>
 <message name="Get"><part name="body" element="tns:Get"/></message>
 <portType name="Listed"><operation name="Get"><input message="tns:Get"/></operation></portType>
 <binding name="Listed" type="tns:Listed"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
 <operation name="Get"><soap:operation soapAction=""/><input><soap:body use="literal"/></input></operation></binding>
 <service name="Listed"><port name="Listed" binding="tns:Listed"><soap:address location="http://localhost/"/></port></service>
</definitions>
""")

"""Finds children and attributes of types that no message has, which a generator may have lost.

Only named children and attributes count, not wildcards. A choice that several types share, because they inherit it or
refer to its group, must occur in each of them, and each of its alternatives in one of them."""
from lxml import etree

XS = "{http://www.w3.org/2001/XMLSchema}"
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
GROUPS = (XS + "sequence", XS + "choice", XS + "all")
KINDS = ("element", "complexType", "simpleType", "group", "attribute", "attributeGroup")


class Type:
    """The children and attributes of a complex type."""

    def __init__(self):
        self.children, self.attributes = {}, set()
        # The innermost choice of each child, and the head of each member of a substitution group.
        self.choices, self.heads = {}, {}
        self.seen = set()

    def missing(self, shown):
        """Yields the names that never occurred. `shown` has the (choice, name) pairs that did in any type."""
        here = {self.choices[name] for name in self.seen if name in self.choices}
        for name in sorted(({*self.children} | {"@" + name for name in self.attributes}) - self.seen):
            choice = self.choices.get(name)
            if choice is None or choice not in here or (choice, name) not in shown:
                yield name


class Completeness:
    """Collects the contents of messages by the components of schemas, given as pairs of root and namespace."""

    def __init__(self, schemas):
        self.components = {kind: {} for kind in KINDS}
        self.types = {}
        # The members of each substitution group with their declarations, and those that occurred.
        self.substitutes, self.substituted = {}, set()
        for root, namespace in schemas:
            for child in root.iterfind("*"):
                kind = etree.QName(child).localname
                if kind in KINDS:
                    self.components[kind].setdefault((namespace, child.get("name")), (child, namespace))
        for name, (node, namespace) in self.components["element"].items():
            if node.get("substitutionGroup"):
                head = self.name(node, node.get("substitutionGroup"), namespace)
                self.substitutes.setdefault(head, []).append((name, node, namespace))
        # The types that are derived from each base.
        self.derived = {}
        for name, (node, namespace) in self.components["complexType"].items():
            for derivation in node.iterfind("*/*[@base]"):
                self.derived.setdefault(self.name(derivation, derivation.get("base"), namespace), []).append(name)

    def message(self, element):
        """Records a body or a header block."""
        name = etree.QName(element)
        declaration = self.components["element"].get((name.namespace or "", name.localname))
        if declaration:
            self.instance(element, *declaration)

    def instance(self, element, declaration, namespace):
        of_type = self.type_of(element, declaration, namespace)
        if of_type is None:
            return
        of_type.seen |= {"@" + name for name in element.attrib}
        for child in element.iterfind("*"):
            head, *known = of_type.heads.get(child.tag) or (child.tag, *of_type.children.get(child.tag, ()))
            if known:
                of_type.seen.add(head)
                self.substituted.add((head, child.tag))
                self.instance(child, *known)

    def findings(self):
        """Yields a message for each name that never occurred."""
        types = self.types.values()
        shown = {(of_type.choices[name], name) for of_type in types for name in of_type.seen & {*of_type.choices}}
        for name, of_type in self.types.items():
            for missing in of_type.missing(shown):
                yield "%s: %s never occurred" % (name, missing)
        reached = {(head, name) for of_type in types for name, (head, *_) in of_type.heads.items()}
        for head, name in sorted(reached - self.substituted):
            yield "%s never occurred in place of %s" % (name, head)

    def type_of(self, element, declaration, namespace):
        """Returns the complex type of an element, or None for a simple type."""
        named = element.get(XSI + "type")
        if named:
            return self.named_type(self.name(element, named, ""))
        if declaration.get("type"):
            return self.named_type(self.name(declaration, declaration.get("type"), namespace))
        inner = declaration.find(XS + "complexType")
        if inner is None:
            return None
        label = "%s of element %s in line %s" % (namespace, declaration.get("name"), declaration.sourceline)
        return self.types.get(label) or self.content(label, inner, namespace)

    def named_type(self, name):
        known = self.components["complexType"].get(name)
        label = "{%s}%s" % name
        return known and (self.types.get(label) or self.content(label, *known))

    def content(self, label, node, namespace):
        of_type = self.types[label] = Type()
        self.complex(of_type, node, namespace)
        return of_type

    def complex(self, of_type, node, namespace):
        for content in node.iterfind("*"):
            if content.tag not in (XS + "complexContent", XS + "simpleContent"):
                continue
            for derivation in content.iterfind("*"):
                base = self.components["complexType"].get(self.name(derivation, derivation.get("base") or "", namespace))
                if base:
                    self.complex(of_type, *base)
                if derivation.tag == XS + "restriction":
                    of_type.children.clear()
                self.members(of_type, derivation, namespace)
            return
        self.members(of_type, node, namespace)

    def members(self, of_type, node, namespace, choice=None):
        for child in node.iterfind("*"):
            if child.get("maxOccurs") == "0" or child.get("use") == "prohibited":
                known = child.get("ref") or child.get("name")
                if known is None:
                    continue
                reference = self.name(child, known, namespace)
                of_type.attributes -= {clark(reference), child.get("name")}
            elif child.tag in GROUPS:
                self.members(of_type, child, namespace, child if child.tag == XS + "choice" else choice)
            elif child.tag in (XS + "group", XS + "attributeGroup"):
                known = self.components[etree.QName(child).localname].get(self.name(child, child.get("ref"), namespace))
                if known:
                    self.members(of_type, *known, choice)
            elif child.tag == XS + "element":
                known = self.reference("element", child, namespace)
                if known and self.is_possible(*known):
                    local = self.local(child, namespace)
                    of_type.children.setdefault(local, known)
                    if choice is not None:
                        of_type.choices.setdefault(local, choice)
                    if child.get("ref"):
                        self.group(of_type, local, self.name(child, child.get("ref"), namespace), set())
            elif child.tag == XS + "attribute":
                of_type.attributes.add(self.local(child, namespace))

    def group(self, of_type, local, head, seen):
        """Adds the direct and indirect members of a head's substitution group."""
        for name, node, namespace in self.substitutes.get(head, ()):
            if name not in seen:
                seen.add(name)
                if not is_abstract(node):
                    of_type.heads.setdefault(clark(name), (local, node, namespace))
                self.group(of_type, local, name, seen)

    def is_possible(self, declaration, namespace):
        """Whether an element can occur at all: it or its type may be abstract without substitutes."""
        if is_abstract(declaration):
            of_type = Type()
            self.group(of_type, "", (namespace, declaration.get("name")), set())
            return any(self.is_possible(*known) for _, *known in of_type.heads.values())
        name = declaration.get("type")
        return not name or self.is_concrete(self.name(declaration, name, namespace), set())

    def is_concrete(self, name, seen):
        """Whether a type, or a type derived from it, isn't abstract."""
        known = self.components["complexType"].get(name)
        if name in seen or not known or not is_abstract(known[0]):
            return name not in seen
        seen.add(name)
        return any(self.is_concrete(derived, seen) for derived in self.derived.get(name, ()))

    def reference(self, kind, node, namespace):
        if not node.get("ref"):
            return node, namespace
        return self.components[kind].get(self.name(node, node.get("ref"), namespace))

    def local(self, node, namespace):
        """Returns the name of a local declaration, or of a reference to a global one, in messages."""
        if node.get("ref"):
            return clark(self.name(node, node.get("ref"), namespace))
        default = node.getroottree().getroot().get(etree.QName(node).localname + "FormDefault")
        qualified = node.get("form", default) == "qualified"
        return clark((namespace if qualified else "", node.get("name")))

    @staticmethod
    def name(node, text, namespace):
        """Expands a QName. Unprefixed names in an included schema without a namespace are in that of the includer."""
        prefix, _, local = text.strip().rpartition(":")
        if prefix == "xml":
            return "http://www.w3.org/XML/1998/namespace", local
        found = node.nsmap.get(prefix or None)
        chameleon = not node.getroottree().getroot().get("targetNamespace")
        return (namespace if found is None and chameleon else found or ""), local


def is_abstract(node):
    return node.get("abstract") in ("true", "1")


def clark(name):
    namespace, local = name
    return "{%s}%s" % (namespace, local) if namespace else local

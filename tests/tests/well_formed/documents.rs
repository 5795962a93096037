//! The cases of the tests of well-formedness.

/// The place of a case in a document.
#[derive(Clone, Copy)]
pub enum Place {
    /// Before the root element.
    Prologue,
    /// After the root element.
    Epilogue,
    /// In a start tag, after the name.
    Attribute,
    /// In the content of an element that may have any content.
    Content,
    /// In the content of an element with text.
    Text,
}

/// A piece of a document, and whether it is well-formed.
pub struct Case {
    pub place: Place,
    pub text: &'static str,
    pub is_well_formed: bool,
    /// The production or constraint that decides.
    pub clause: &'static str,
    /// Whether roxmltree deviates from the clause.
    pub roxmltree_differs: bool,
    /// Whether libxml2 deviates from the clause.
    pub libxml2_differs: bool,
}

const fn yes(place: Place, text: &'static str, clause: &'static str) -> Case {
    Case { place, text, is_well_formed: true, clause, roxmltree_differs: false, libxml2_differs: false }
}

const fn no(place: Place, text: &'static str, clause: &'static str) -> Case {
    Case { is_well_formed: false, ..yes(place, text, clause) }
}

impl Case {
    const fn not_roxmltree(self) -> Case {
        Case { roxmltree_differs: true, ..self }
    }

    const fn not_libxml2(self) -> Case {
        Case { libxml2_differs: true, ..self }
    }
}

use Place::{Attribute, Content, Epilogue, Prologue, Text};

pub const CASES: &[Case] = &[
    // The XML declaration.
    yes(Prologue, "", "[1] document"),
    yes(Prologue, "<?xml version='1.0'?>", "[23] XMLDecl"),
    yes(Prologue, "<?xml version=\"1.0\" encoding='utf-8' standalone='yes' ?>\n", "[23] XMLDecl"),
    yes(Prologue, "<?xml\tversion =\n'1.0' encoding = \"UTF-8\"?>", "[25] Eq"),
    yes(Prologue, "<?xml version='1.0' standalone='no'?>", "[32] SDDecl"),
    no(Prologue, "<?xml?>", "[23] XMLDecl").not_roxmltree(),
    no(Prologue, "<?xml ?>", "[23] XMLDecl"),
    no(Prologue, "<?xml encoding='utf-8'?>", "[23] XMLDecl"),
    no(Prologue, "<?xml version='1.0'encoding='utf-8'?>", "[80] EncodingDecl"),
    no(Prologue, "<?xml version='1.0' standalone='yes' encoding='utf-8'?>", "[23] XMLDecl"),
    no(Prologue, "<?xml version='1.0' version='1.0'?>", "[23] XMLDecl"),
    no(Prologue, "<?xml version='1.0' standalone='maybe'?>", "[32] SDDecl").not_roxmltree(),
    no(Prologue, "<?xml version='1.0' encoding='-8'?>", "[81] EncName").not_roxmltree(),
    no(Prologue, "<?xml version='1.0' encoding=''?>", "[81] EncName").not_roxmltree(),
    no(Prologue, "<?xml version='1.0' encoding='utf 8'?>", "[81] EncName").not_roxmltree(),
    no(Prologue, "<?xml version=1.0?>", "[24] VersionInfo"),
    no(Prologue, "<?xml version='1.0\"?>", "[24] VersionInfo"),
    no(Prologue, "<?xml version='2.0'?>", "[26] VersionNum").not_roxmltree(),
    no(Prologue, "<?xml version='1.'?>", "[26] VersionNum").not_roxmltree().not_libxml2(),
    no(Prologue, "<?xml version=''?>", "[26] VersionNum").not_roxmltree(),
    no(Prologue, "<?xml version='1.0' more='1'?>", "[23] XMLDecl"),
    no(Prologue, "<?xml version='1.0' junk?>", "[23] XMLDecl"),
    no(Prologue, "<?xml version='1.0'?", "[23] XMLDecl"),
    no(Prologue, "<?xml version='1.0'>", "[23] XMLDecl"),
    no(Prologue, "<?XML version='1.0'?>", "[17] PITarget").not_roxmltree(),
    no(Prologue, "<!-- --><?xml version='1.0'?>", "[22] prolog"),
    no(Prologue, "<?xml version='1.0'?><?xml version='1.0'?>", "[22] prolog"),
    no(Epilogue, "<?xml version='1.0'?>", "[17] PITarget"),
    no(Content, "<?xml version='1.0'?>", "[17] PITarget"),
    // Around the root element.
    yes(Prologue, "<!-- a --><?a b?> \t\r\n", "[27] Misc"),
    yes(Epilogue, "<!-- a --><?a b?> \t\r\n", "[27] Misc"),
    no(Prologue, "text", "[22] prolog"),
    no(Prologue, "&#32;", "[22] prolog"),
    no(Prologue, "<![CDATA[]]>", "[22] prolog"),
    no(Prologue, "<a/>", "[1] document"),
    no(Prologue, "</a>", "[1] document"),
    no(Epilogue, "text", "[27] Misc"),
    no(Epilogue, "&#32;", "[27] Misc"),
    no(Epilogue, "<![CDATA[ ]]>", "[27] Misc"),
    no(Epilogue, "<a/>", "[1] document"),
    no(Epilogue, "</a>", "[1] document"),
    no(Epilogue, "<", "[1] document"),
    no(Epilogue, "<!-- ", "[15] Comment"),
    no(Epilogue, "\u{FEFF}", "[27] Misc"),
    // Comments.
    yes(Content, "<!----><!-- - --><!--a-b--><!--<a>&amp;&lt--><!-- ]]> -->", "[15] Comment"),
    no(Content, "<!-- a -- b -->", "[15] Comment"),
    no(Content, "<!-- a --->", "[15] Comment"),
    no(Content, "<!--->", "[15] Comment"),
    no(Content, "<!-->", "[15] Comment"),
    no(Content, "<!- a -->", "[15] Comment"),
    no(Content, "<! -- a -->", "[15] Comment"),
    no(Content, "<!-- a \u{1} -->", "[2] Char"),
    // Processing instructions.
    yes(Content, "<?a?><?a b?><?a-1.b\tc?><?xml-stylesheet href='a'?><?a ??><?\u{e4} <a>&b?>", "[16] PI"),
    no(Content, "<??>", "[17] PITarget"),
    no(Content, "<? a?>", "[17] PITarget"),
    no(Content, "<?1a?>", "[17] PITarget"),
    no(Content, "<?-a b?>", "[17] PITarget"),
    no(Content, "<?a<b?>", "[16] PI").not_roxmltree(),
    no(Content, "<?a'b'?>", "[16] PI").not_roxmltree(),
    no(Content, "<?a:b c?>", "Namespaces 7").not_roxmltree(),
    no(Content, "<?xMl a?>", "[17] PITarget").not_roxmltree(),
    no(Content, "<?a", "[16] PI"),
    no(Content, "<?a >", "[16] PI"),
    // CDATA sections.
    yes(Text, "<![CDATA[]]><![CDATA[<a>&b]]]]><![CDATA[>]]>", "[18] CDSect"),
    no(Text, "<![cdata[a]]>", "[19] CDStart"),
    no(Text, "<![CDATA a]]>", "[19] CDStart"),
    no(Text, "<![CDATA[a]>", "[21] CDEnd"),
    no(Text, "<![CDATA[a]] >", "[21] CDEnd"),
    no(Text, "<![CDATA[\u{b}]]>", "[2] Char"),
    // Text and references.
    yes(Text, "a>b]]&gt;c", "[14] CharData"),
    yes(Text, "&amp;&lt;&gt;&quot;&apos;&#65;&#x41;&#x1F600;&#xfffd;&#9;&#10;&#13;", "[67] Reference"),
    no(Text, "a]]>b", "[14] CharData"),
    no(Text, "a]]]>b", "[14] CharData"),
    no(Text, "&", "[68] EntityRef"),
    no(Text, "& a;", "[68] EntityRef"),
    no(Text, "&a", "[68] EntityRef"),
    no(Text, "&amp", "[68] EntityRef"),
    no(Text, "&;", "[68] EntityRef"),
    no(Text, "&nbsp;", "4.1 Entity Declared"),
    no(Text, "&AMP;", "4.1 Entity Declared"),
    no(Text, "&#;", "[66] CharRef"),
    no(Text, "&#x;", "[66] CharRef"),
    no(Text, "&#X41;", "[66] CharRef"),
    no(Text, "&#x4G;", "[66] CharRef"),
    no(Text, "&#4a;", "[66] CharRef"),
    no(Text, "&#+65;", "[66] CharRef"),
    no(Text, "&#x+41;", "[66] CharRef"),
    no(Text, "&#-65;", "[66] CharRef"),
    no(Text, "&# 65;", "[66] CharRef"),
    no(Text, "&#0;", "4.1 Legal Character"),
    no(Text, "&#8;", "4.1 Legal Character"),
    no(Text, "&#xD800;", "4.1 Legal Character").not_roxmltree(),
    no(Text, "&#xFFFE;", "4.1 Legal Character"),
    no(Text, "&#x110000;", "4.1 Legal Character").not_roxmltree(),
    no(Text, "&#99999999999999999999;", "4.1 Legal Character"),
    no(Text, "\u{0}", "[2] Char"),
    no(Text, "\u{8}", "[2] Char"),
    no(Text, "\u{1f}", "[2] Char"),
    no(Text, "\u{fffe}", "[2] Char"),
    no(Text, "\u{ffff}", "[2] Char"),
    yes(Text, "\u{7f}\u{85}\u{fffd}\u{feff}\u{10ffff}", "[2] Char"),
    no(Text, "<", "[43] content"),
    no(Text, "a < b", "[43] content"),
    no(Text, "<!a>", "[43] content"),
    no(Text, "<![a[]]>", "[43] content"),
    // Tags.
    yes(Content, "<a/><a /><a\n/><a></a\t><\u{e4}b.-1/><_a/>", "[44] EmptyElemTag"),
    no(Content, "<a>", "[39] element"),
    no(Content, "</a>", "[39] element"),
    no(Content, "<a></b>", "3 Element Type Match"),
    no(Content, "<a></A>", "3 Element Type Match"),
    no(Content, "<a><b></a></b>", "3 Element Type Match"),
    no(Content, "<a></a b='c'>", "[42] ETag"),
    no(Content, "<a></ a>", "[42] ETag"),
    no(Content, "<a></a/>", "[42] ETag"),
    no(Content, "<a></>", "[42] ETag"),
    no(Content, "< a/>", "[40] STag"),
    no(Content, "<a/ >", "[44] EmptyElemTag"),
    no(Content, "<a / >", "[44] EmptyElemTag"),
    no(Content, "<>", "[40] STag"),
    no(Content, "</>", "[42] ETag"),
    no(Content, "<1a/>", "[5] Name"),
    no(Content, "<-a/>", "[5] Name"),
    no(Content, "<.a/>", "[5] Name"),
    no(Content, "<a!/>", "[5] Name"),
    no(Content, "<a&amp;/>", "[5] Name"),
    no(Content, "<a<b/>", "[5] Name"),
    no(Content, "<\u{d7}/>", "[4] NameStartChar"),
    no(Content, "<a\u{2000}b/>", "[4a] NameChar"),
    no(Content, "<a", "[40] STag"),
    no(Content, "<a b='c'", "[40] STag"),
    no(Content, "<a b='c", "[40] STag"),
    // Attributes.
    yes(Attribute, " a='' b = \"c\" d\n=\t'\"'", "[41] Attribute"),
    yes(Attribute, " a='>' b=']]>' c='&lt;&#x3C;&amp;&quot;'", "[10] AttValue"),
    yes(Attribute, " a='\n\t\r'", "[10] AttValue"),
    no(Attribute, "a='b'c='d'", "[40] STag"),
    no(Attribute, " a='b'c='d'", "[40] STag"),
    no(Attribute, " a='b'\"c\"", "[40] STag"),
    no(Attribute, " a", "[41] Attribute"),
    no(Attribute, " a=", "[41] Attribute"),
    no(Attribute, " a=b", "[41] Attribute"),
    no(Attribute, " 'a'", "[41] Attribute"),
    no(Attribute, " ='a'", "[41] Attribute"),
    no(Attribute, " a=='b'", "[41] Attribute"),
    no(Attribute, " a='b", "[10] AttValue"),
    no(Attribute, " a='b\"", "[10] AttValue"),
    no(Attribute, " a='<'", "[10] AttValue"),
    no(Attribute, " a='&'", "[10] AttValue"),
    no(Attribute, " a='&b;'", "4.1 Entity Declared"),
    no(Attribute, " a='&#0;'", "4.1 Legal Character"),
    no(Attribute, " a='&#x+41;'", "[66] CharRef"),
    no(Attribute, " a='\u{1}'", "[2] Char"),
    no(Attribute, " 1='b'", "[5] Name"),
    no(Attribute, " a b='c'", "[41] Attribute"),
    no(Attribute, " a='b' a='c'", "3.1 Unique Att Spec"),
    no(Attribute, " a='b' c='' d='' e='' f='' g='' h='' i='' j='' a='c'", "3.1 Unique Att Spec"),
    // Namespaces.
    yes(Attribute, " xmlns:a='urn:a' xmlns:b='urn:b' a:x='' b:x='' x=''", "Namespaces 6.3"),
    yes(Attribute, " xmlns:a='urn:a' xmlns='urn:a' a:x='' x=''", "Namespaces 6.3"),
    yes(Attribute, " xmlns:xml='http://www.w3.org/XML/1998/namespace' xml:lang='en'", "Namespaces 3"),
    yes(Attribute, " xml:lang='en'", "Namespaces 3"),
    yes(Attribute, " xmlns:xmla='urn:a' xmla:b=''", "Namespaces 3"),
    no(Attribute, " xmlns:a='urn:a' xmlns:b='urn:a' a:x='' b:x=''", "Namespaces 6.3"),
    no(
        Attribute,
        " xmlns:a='urn:a' xmlns:b='urn:a' a:x='' b:c='' b:d='' b:e='' b:f='' b:g='' b:h='' b:i='' b:j='' b:k='' b:x=''",
        "Namespaces 6.3",
    ),
    no(
        Attribute,
        " xmlns:a='http://schemas.xmlsoap.org/soap/envelope/' xmlns:b='http://schemas.xmlsoap.org/soap/envelope/' a:x='' b:x=''",
        "Namespaces 6.3",
    ),
    no(Attribute, " xmlns:a='urn:&#97;' xmlns:b='urn:a' a:x='' b:x=''", "Namespaces 6.3"),
    no(Attribute, " xmlns:a='urn:a' xmlns:a='urn:b'", "3.1 Unique Att Spec"),
    no(Attribute, " xmlns='urn:a' xmlns='urn:a'", "3.1 Unique Att Spec").not_roxmltree(),
    no(Attribute, " xmlns:a=''", "Namespaces 5").not_roxmltree(),
    no(Attribute, " a:b='c'", "Namespaces 5"),
    no(Attribute, " xmlns:a:b='urn:a'", "Namespaces 4"),
    no(Attribute, " xmlns:a='urn:a' a:b:c=''", "Namespaces 4"),
    no(Attribute, " :a='b'", "Namespaces 4").not_roxmltree(),
    no(Attribute, " a:='b'", "Namespaces 4"),
    no(Attribute, " xmlns:='urn:a'", "Namespaces 4"),
    no(Attribute, " xmlns:1='urn:a'", "Namespaces 4"),
    no(Attribute, " xmlns:xml='urn:a'", "Namespaces 3"),
    no(Attribute, " xmlns:a='http://www.w3.org/XML/1998/namespace'", "Namespaces 3"),
    no(Attribute, " xmlns='http://www.w3.org/XML/1998/namespace'", "Namespaces 3"),
    no(Attribute, " xmlns:xmlns='urn:a'", "Namespaces 3").not_roxmltree(),
    no(Attribute, " xmlns:xmlns='http://www.w3.org/2000/xmlns/'", "Namespaces 3"),
    no(Attribute, " xmlns:a='http://www.w3.org/2000/xmlns/'", "Namespaces 3"),
    no(Attribute, " xmlns='http://www.w3.org/2000/xmlns/'", "Namespaces 3"),
    no(Content, "<a:b/>", "Namespaces 5"),
    no(Content, "<a:b:c xmlns:a='urn:a'/>", "Namespaces 4"),
    no(Content, "<:a/>", "Namespaces 4").not_roxmltree(),
    no(Content, "<a: xmlns:a='urn:a'/>", "Namespaces 4"),
    no(Content, "<xmlns:a/>", "Namespaces 3"),
    yes(Content, "<a:b xmlns:a='urn:a'><a:c/></a:b>", "Namespaces 6.1"),
    no(Content, "<a:b xmlns:a='urn:a'/><a:c/>", "Namespaces 6.1"),
    yes(Content, "<a xmlns=''/><a xmlns='urn:a'><b xmlns=''/></a>", "Namespaces 6.2"),
];

//! The distance of a construct from the beginning of a text, of an attribute value, a name or a comment. Readers take
//! several bytes at once, so that each distance may be another case to them.

use crate::well_formed::case::{Case, Place::*, no, yes};

/// More than two words of eight bytes.
const DISTANCES: std::ops::RangeInclusive<usize> = 0..=17;

pub fn cases() -> Vec<Case> {
    DISTANCES.flat_map(|distance| [texts(distance), others(distance)]).flatten().collect()
}

fn texts(distance: usize) -> Vec<Case> {
    let filler = &"abcdefghijklmnopq"[..distance];
    let text =
        |end: &str, value: &str| yes(Text, format!("{filler}{end}"), "[43] content").reads(format!("{filler}{value}"));
    let wrong = |end: &str, clause| no(Text, format!("{filler}{end}"), clause);
    vec![
        text("", ""),
        text("&amp;", "&"),
        text("&amp;b", "&b"),
        text("&#13;", "\r"),
        text("\r", "\n"),
        text("\r\n", "\n"),
        text("\rabcdefghi", "\nabcdefghi"),
        text("]", "]"),
        text("]]", "]]"),
        text("]]&gt;", "]]>"),
        text("]>", "]>"),
        text("<!---->", ""),
        text("<!---->b", "b"),
        text("<?a?>b", "b"),
        text("<![CDATA[b]]>", "b"),
        text("<![CDATA[]]>", ""),
        text("\u{e4}", "\u{e4}"),
        text("\u{20ac}&lt;", "\u{20ac}<"),
        text("\u{1f600}\u{7f}", "\u{1f600}\u{7f}"),
        text("\u{bc}\u{a6}", "\u{bc}\u{a6}"),
        text(";=%'", ";=%'"),
        wrong("]]>", "[14] CharData"),
        wrong("]]>abcdefgh", "[14] CharData"),
        wrong("]]]>", "[14] CharData"),
        wrong("&", "[68] EntityRef"),
        wrong("&b", "[68] EntityRef"),
        wrong("<", "[43] content"),
        wrong("\u{1}", "[2] Char"),
        wrong("\u{ffff}", "[2] Char"),
        wrong("&amp;]]>", "[14] CharData"),
    ]
}

fn others(distance: usize) -> Vec<Case> {
    let filler = &"abcdefghijklmnopq"[..distance];
    let value = |end: &str, value: &str| {
        yes(Attribute, format!(" a='{filler}{end}'"), "[10] AttValue").reads(format!("{filler}{value}"))
    };
    let name = format!("a{filler}");
    vec![
        value("", ""),
        value("\"", "\""),
        value("\t", " "),
        value("\r\n", " "),
        value("&amp;", "&"),
        value("&#10;b", "\nb"),
        value(">", ">"),
        value("\u{20ac}", "\u{20ac}"),
        no(Attribute, format!(" a='{filler}<'"), "[10] AttValue"),
        no(Attribute, format!(" a='{filler}&'"), "[68] EntityRef"),
        no(Attribute, format!(" a='{filler}"), "[10] AttValue"),
        no(Attribute, format!(" a='{filler}\"b=\"\""), "[10] AttValue"),
        yes(Attribute, format!(" {name}='1' b{filler}='2' {name}a='3'"), "[41] Attribute").reads("1"),
        no(Attribute, format!(" {name}='1' {name}='2'"), "3.1 Unique Att Spec"),
        yes(Attribute, format!(" xmlns:{name}='urn:{name}' {name}:{name}='1'"), "Namespaces 6.1").reads("1"),
        no(Attribute, format!(" xmlns:{name}='urn:a' {name}b:a='1'"), "Namespaces 5"),
        yes(Content, format!("<{name}></{name}><{name}/>"), "[39] element"),
        yes(Content, format!("<{name} ></{name} >"), "[39] element"),
        no(Content, format!("<{name}></{name}b>"), "3 Element Type Match"),
        no(Content, format!("<{name}b></{name}>"), "3 Element Type Match"),
        no(Content, format!("<{name}></b{filler}>"), "3 Element Type Match"),
        no(Content, format!("<{name}b></{name}c>"), "3 Element Type Match"),
        no(Content, format!("<{name}></{name}"), "[42] ETag"),
        no(Content, format!("<{name}!/>"), "[5] Name"),
        yes(Content, format!("<!--{filler}-->"), "[15] Comment"),
        no(Content, format!("<!--{filler}--->"), "[15] Comment"),
        no(Content, format!("<!--{filler}--b-->"), "[15] Comment"),
        yes(Content, format!("<?{name}?><?a {filler}?>"), "[16] PI"),
        yes(Text, format!("<![CDATA[{filler}]]>"), "[18] CDSect").reads(filler.to_owned()),
        yes(Text, format!("<![CDATA[{filler}]]]>"), "[18] CDSect").reads(format!("{filler}]")),
        yes(Text, format!("<![CDATA[{filler}\r\n]]>"), "2.11 Line Ends").reads(format!("{filler}\n")),
        no(Text, format!("<![CDATA[{filler}]]"), "[21] CDEnd"),
    ]
}

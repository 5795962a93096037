//! Line ends, which are read as line feeds (XML 1.0, 2.11).

use crate::well_formed::case::{Case, Place, Place::*, yes};

pub fn cases() -> Vec<Case> {
    let text = |place: Place, text: &'static str, value: &'static str| yes(place, text, "2.11 Line Ends").reads(value);
    let attribute = |text: &'static str, value: &'static str| {
        yes(Attribute, text, "3.3.3 Attribute-Value Normalization").reads(value)
    };
    vec![
        text(Text, "\r", "\n"),
        text(Text, "\r\n", "\n"),
        text(Text, "\n\r", "\n\n"),
        text(Text, "\r\r\n\n\r", "\n\n\n\n"),
        text(Text, "a\r\nb\rc\nd", "a\nb\nc\nd"),
        text(Text, "a\r", "a\n"),
        text(Text, "\ra", "\na"),
        text(Text, "12345678\r", "12345678\n"),
        text(Text, "1234567\r\n", "1234567\n"),
        // Each piece of text is normalized by itself, because the other characters are between them in the source.
        text(Text, "\r<!-- -->\n", "\n\n"),
        text(Text, "\r<?a?>\n", "\n\n"),
        text(Text, "\r<![CDATA[\n]]>", "\n\n"),
        text(Text, "<![CDATA[\r]]>\n", "\n\n"),
        text(Text, "<![CDATA[\r\n\r]]>", "\n\n"),
        text(Text, "<![CDATA[a\rb\r\nc]]>", "a\nb\nc"),
        // References aren't line ends.
        text(Text, "&#13;", "\r"),
        text(Text, "&#13;\n", "\r\n"),
        text(Text, "&#xD;&#xA;", "\r\n"),
        text(Text, "\r&#10;", "\n\n").not_roxmltree(),
        text(Text, "\r&amp;\n", "\n&\n").not_roxmltree(),
        text(Text, "a&#13;b\rc", "a\rb\nc"),
        text(Text, "<![CDATA[&#13;]]>", "&#13;"),
        // Line ends of XML 1.1, which are none here.
        text(Text, "\r\u{85}\u{2028}", "\n\u{85}\u{2028}"),
        attribute(" a='\r'", " "),
        attribute(" a='\r\n'", " "),
        attribute(" a='\n\r'", "  "),
        attribute(" a='\r\r\n\n'", "   "),
        attribute(" a='b\r\nc\rd\ne\tf'", "b c d e f"),
        attribute(" a='&#13;&#10;'", "\r\n"),
        attribute(" a='&#13;\n'", "\r "),
        attribute(" a='\r&#10;'", " \n"),
        attribute(" a='&#xD;\r\n&#xD;'", "\r \r"),
        attribute("\r\na\r=\r\n'b'\r", "b"),
        yes(Content, "<a\r\n/>\r<b\r>\r\n</b\r>\r", "2.11 Line Ends"),
        yes(Prologue, "<?xml\rversion='1.0'\r\n?>\r\n\r", "2.11 Line Ends"),
        yes(Epilogue, "\r\n\r<!--\r-->\r", "2.11 Line Ends"),
    ]
}

//! Tests of mixed content.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use downstream::letters::{
    letters::{Post, operations},
    types::{AnyPhrase, Link, Phrase, PhraseContent, Signed, SignedContent},
};
use soapwright::http::Response;

fn read(post: &str) -> Result<Post, String> {
    let body = format!(
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' xmlns:t='urn:letters' \
         xmlns:i='http://www.w3.org/2001/XMLSchema-instance'><s:Body><t:Post>{post}</t:Post></s:Body></s:Envelope>"
    );
    let answer = operations::POST.decode(Response::new(Vec::from(body)));
    answer.map(|answer| answer.body).map_err(|error| error.to_string())
}

fn written(post: &Post) -> String {
    let text = String::from_utf8(operations::POST.encode(post, &()).unwrap().body).unwrap();
    assert_eq!(operations::POST.decode_request(text.as_bytes(), None).unwrap().0, *post);
    let (_, body) = text.split_once("<n1:Post>").unwrap();
    body.split_once("</n1:Post>").unwrap().0.to_owned()
}

fn post() -> Post {
    let bold = PhraseContent::B(Box::new(AnyPhrase::from(Phrase {
        lang: Some("nb".to_owned()),
        content: vec!["fete ".into(), PhraseContent::B(Phrase::new().into())],
    })));
    let link = Link { href: "https://example.com/?a&b".to_owned(), value: " here ".to_owned() };
    Post {
        subject: Link { href: String::new(), value: "Hei & <hallo>".to_owned() },
        body: Signed {
            lang: None,
            content: vec![
                "Kjære deg,\nse ".into(),
                SignedContent::Link(Box::new(link)),
                SignedContent::Date("2026-11-25".parse().unwrap()),
                SignedContent::By(None),
                " hilsen".into(),
            ],
        },
        topic: None,
        note: vec![Phrase::new().into(), AnyPhrase::from(Phrase { lang: None, content: vec![bold, ".".into()] })],
    }
}

#[test]
fn mixed_content_is_written_in_order() {
    assert_eq!(
        written(&post()),
        "<n1:subject href=\"\">Hei &amp; &lt;hallo&gt;</n1:subject>\
         <n1:body>Kjære deg,\nse <n1:link href=\"https://example.com/?a&amp;b\"> here </n1:link>\
         <n1:date>2026-11-25</n1:date><n1:by xsi:nil=\"true\"/> hilsen</n1:body>\
         <n1:note></n1:note><n1:note><n1:b xml:lang=\"nb\">fete <n1:b></n1:b></n1:b>.</n1:note>"
    );
}

#[test]
fn all_text_of_mixed_content_is_kept() {
    let read = read(
        "<t:subject href='x'>a<!-- not text --> <![CDATA[<b>]]>&#33;\r\n</t:subject>\
         <t:body>\n  <t:date>2026-11-25</t:date>\n<?not text?>  <t:by/><t:b>bold</t:b></t:body><t:note/>",
    )
    .unwrap();
    assert_eq!(read.subject.value, "a <b>!\n");
    let by = SignedContent::By(Some(String::new()));
    let bold = SignedContent::B(Box::new(Phrase { content: vec!["bold".into()], ..Phrase::default() }.into()));
    let date = SignedContent::Date("2026-11-25".parse().unwrap());
    assert_eq!(read.body.content, ["\n  ".into(), date, "\n  ".into(), by, bold]);
    assert_eq!(read.note, [Phrase::new().into()]);
}

#[test]
fn unknown_element_in_mixed_content_is_kept() {
    let read = read(
        "<t:subject href='x'/><t:body><o:new xmlns:o='urn:o' o:a='t:x'>1<t:b/></o:new>, <t:date>2026-11-25</t:date>\
         <plain/></t:body>",
    )
    .unwrap();
    let [SignedContent::Other(new), SignedContent::Text(comma), SignedContent::Date(_), SignedContent::Other(plain)] =
        read.body.content.as_slice()
    else {
        panic!("{:?}", read.body.content)
    };
    assert_eq!(
        (new.name.to_string(), comma.as_str(), plain.name.to_string()),
        ("{urn:o}new".into(), ", ", "plain".into())
    );
    assert_eq!(new.value.attributes.get("urn:o", "a"), Some("t:x"));
    written(&read);
}

#[test]
fn derived_mixed_type_is_selected_by_xsi_type() {
    let read =
        read("<t:subject href=''/><t:body/><t:note i:type='t:Signed'>x<t:date>2026-11-25</t:date></t:note>").unwrap();
    let AnyPhrase::Signed(signed) = &read.note[0] else { panic!("{:?}", read.note) };
    assert_eq!(signed.content.len(), 2);
    assert!(written(&read).contains("<n1:note xsi:type=\"n1:Signed\">x<n1:date>"));
}

#[test]
fn invalid_mixed_content_is_an_error_with_a_path() {
    let date = read("<t:subject href=''/><t:body>on <t:date>Tuesday</t:date></t:body>").unwrap_err();
    assert!(date.contains("Post/body/date") && date.contains("xs:date"), "{date}");
    let href = read("<t:subject href=''/><t:body><t:link>x</t:link></t:body>").unwrap_err();
    assert!(href.contains("`href`") && href.contains("Post/body/link"), "{href}");
    let nil = read("<t:subject href=''/><t:body i:nil='true'/>").unwrap_err();
    assert!(nil.contains("nil") && nil.contains("Post/body"), "{nil}");
    let cut = operations::POST.decode_request(
        b"<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><Post xmlns='urn:letters'><body>text",
        None,
    );
    assert!(cut.unwrap_err().to_string().contains("ends before"));
    let element_in_text = read("<t:subject href=''><t:b/></t:subject><t:body/>").unwrap_err();
    assert!(element_in_text.contains("subject"), "{element_in_text}");
    let bad = Post { body: Signed { content: vec!["\u{1}".into()], ..Signed::default() }, ..post() };
    assert!(operations::POST.encode(&bad, &()).unwrap_err().to_string().contains("Post/body"));
}

#[test]
fn open_mixed_content_keeps_its_prefixes() {
    let topic = |content: &str| {
        let topic = format!("<t:topic dialect='d' xmlns:o='urn:o' o:more='o:x'>{content}</t:topic>");
        read(&format!("<t:subject href=''/><t:body/>{topic}")).unwrap()
    };
    let post = topic("o:Device//. <o:any>t:1</o:any><none/>");
    let open = post.topic.as_ref().unwrap();
    assert_eq!((open.dialect.as_str(), open.attributes.get("urn:o", "more")), ("d", Some("o:x")));
    let elements: Vec<String> = open.content.elements().map(|element| element.name.to_string()).collect();
    assert_eq!((elements.join(" "), open.content.text()), ("{urn:o}any none".to_owned(), None));
    assert_eq!(open.content.prefixes, [("o".to_owned(), "urn:o".into())]);
    written(&post);
    let text = topic("t:plain");
    assert_eq!(text.topic.as_ref().unwrap().content.text().as_deref(), Some("t:plain"));
    written(&text);
    // The message declares the prefix `n1` itself.
    let mut taken = topic("n1:x");
    taken.topic.as_mut().unwrap().content.prefixes = vec![("n1".to_owned(), "urn:letters".into())];
    written(&taken);
    taken.topic.as_mut().unwrap().content.prefixes[0].1 = "urn:o".into();
    let error = operations::POST.encode(&taken, &()).unwrap_err().to_string();
    assert!(error.contains("`n1` is declared for another namespace"), "{error}");
    let mut taken = topic("");
    taken.topic.as_mut().unwrap().attributes.prefixes = vec![("n1".to_owned(), "urn:o".into())];
    let error = operations::POST.encode(&taken, &()).unwrap_err().to_string();
    assert!(error.contains("`n1` is declared for another namespace"), "{error}");
}

#[test]
fn secret_in_mixed_content_is_not_shown() {
    let secret = Post {
        body: Signed {
            content: vec!["see ".into(), SignedContent::Password("hunter2".to_owned())],
            ..Signed::default()
        },
        ..post()
    };
    assert!(operations::POST.encode(&secret, &()).unwrap().has_secret);
    let debug = format!("{secret:?}");
    assert!(debug.contains("see ") && debug.contains("[redacted]") && !debug.contains("hunter2"), "{debug}");
}

//! Derived types in the place of their bases, which `xsi:type` names; one base is abstract.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::{
        canvas::operations::DRAW,
        types::{AnyCircle, AnyPaint, AnyShape},
    };

    let (request, ()) = messages.request("Draw.request.xml", &DRAW);
    assert!(matches!(&request.shape[0], AnyShape::Shape(shape) if shape.name.as_deref() == Some("plain")));
    assert!(matches!(&request.shape[2], AnyShape::Ring(ring) if ring.width == 2));
    assert!(matches!(request.paint.as_deref(), Some(AnyPaint::Colour(_))));
    let (unknown, ()) = messages.request("Draw.unknown.request.xml", &DRAW);
    assert!(matches!(&unknown.shape[0], AnyShape::Other(_)));
    assert!(matches!(unknown.paint.as_deref(), Some(AnyPaint::Other(_))));
    assert!(matches!(messages.response("Draw.response.xml", &DRAW).body, AnyCircle::Ring(ring) if ring.width == 1));
}

//! soapActions that HTTP can't carry.

use crate::model::{LeftOut, Model, Operation};

/// Leaves out the operations whose soapAction has a quote, a control character or something beyond ASCII in it: it is
/// sent as a quoted string in a header (SOAP 1.1, 6.1.1), where such a character would end it, or end the header.
pub fn check(model: &mut Model) {
    for service in &mut model.services {
        let (sound, unsound): (Vec<Operation>, Vec<Operation>) =
            std::mem::take(&mut service.operations).into_iter().partition(|operation| {
                operation.soap_action.bytes().all(|b| matches!(b, b' '..=b'~') && b != b'"' && b != b'\\')
            });
        service.operations = sound;
        service.left_out.extend(unsound.into_iter().map(|operation| LeftOut {
            operation: operation.name.xml,
            soap_action: operation.soap_action,
            reason: "its soapAction has a character that an HTTP header can't carry".to_owned(),
            place: operation.place,
            help: None,
            broken: false,
        }));
    }
}

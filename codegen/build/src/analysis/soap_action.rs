//! soapActions that an HTTP header can't carry.

use crate::{
    model::{LeftOut, Model, Operation},
    obstacle::Obstacle,
};

/// Leaves out the operations whose soapAction contains a quotation mark, a backslash or a control character. It is sent
/// as a quoted string in a header (SOAP 1.1, 6.1.1), which such a character would end.
///
/// A soapAction is a URI (WSDL 1.1, 3.4), so characters beyond ASCII are percent-encoded (RFC 3987, 3.1).
pub fn check(model: &mut Model) {
    for service in &mut model.services {
        for operation in &mut service.operations {
            operation.soap_action = uri(&operation.soap_action);
            operation.other_action = operation.other_action.as_deref().map(uri);
        }
        let (sound, unsound): (Vec<Operation>, Vec<Operation>) =
            std::mem::take(&mut service.operations).into_iter().partition(|operation| {
                let actions = [Some(&operation.soap_action), operation.other_action.as_ref()];
                actions.into_iter().flatten().all(|action| is_sound(action))
            });
        service.operations = sound;
        service.left_out.extend(unsound.into_iter().map(|operation| LeftOut {
            obstacle: Obstacle::unsupported(
                "its soapAction has a character that isn't allowed in an HTTP header",
                &operation.place,
            ),
            operation: operation.name.xml,
            soap_action: operation.soap_action,
        }));
    }
}

fn uri(action: &str) -> String {
    let mut uri = String::with_capacity(action.len());
    for byte in action.bytes() {
        match byte.is_ascii() {
            true => uri.push(char::from(byte)),
            false => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

fn is_sound(action: &str) -> bool {
    action.bytes().all(|b| matches!(b, b' '..=b'~') && b != b'"' && b != b'\\')
}

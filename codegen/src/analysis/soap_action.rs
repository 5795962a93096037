//! soapActions that HTTP can't carry.

use crate::model::{LeftOut, Model, Operation};

/// Leaves out the operations whose soapAction has a quote, a backslash or a control character in it: it is sent as a
/// quoted string in a header (SOAP 1.1, 6.1.1), where such a character would end it, or end the header.
///
/// What is beyond ASCII is sent as a URI has it, as `%` and two digits for each byte in UTF-8 (RFC 3987, 3.1): a soapAction
/// is a URI (WSDL 1.1, 3.4).
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
            operation: operation.name.xml,
            soap_action: operation.soap_action,
            reason: "its soapAction has a character that an HTTP header can't carry".to_owned(),
            place: operation.place,
            help: None,
            is_broken: false,
        }));
    }
}

fn uri(action: &str) -> String {
    let character = |c: char| match c.is_ascii() {
        true => c.to_string(),
        false => c.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect(),
    };
    action.chars().map(character).collect()
}

fn is_sound(action: &str) -> bool {
    action.bytes().all(|b| matches!(b, b' '..=b'~') && b != b'"' && b != b'\\')
}

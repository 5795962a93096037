//! SOAP faults.

use crate::xml::{Reader, Result};
use std::fmt;

/// What a server answers instead of a response (SOAP 1.1, 4.4; SOAP 1.2 Part 1, 5.4).
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Fault {
    /// The local part of the code: `Client`, `Server`, `Sender`, `Receiver`, or the server's own.
    pub code: String,
    /// The local parts of the SOAP 1.2 subcodes, from the outermost.
    pub subcodes: Vec<String>,
    /// The explanation for a person: `faultstring`, or the first `Reason`. `Display` shows it as the server sent it.
    pub reason: String,
    /// Who raised it: `faultactor`, or `Role`.
    pub actor: Option<String>,
    /// The source text inside of `detail`, for a program. It may hold anything, so neither `Display` nor `Debug` show
    /// it.
    pub detail: Option<String>,
}

impl Fault {
    /// A fault that the request is the reason of: the code `Client` (SOAP 1.1, 4.4.1), which SOAP 1.2 calls `Sender`.
    pub fn client(reason: impl Into<String>) -> Self {
        Fault { code: "Client".to_owned(), reason: reason.into(), ..Fault::default() }
    }

    /// A fault of the server's own: the code `Server` (SOAP 1.1, 4.4.1), which SOAP 1.2 calls `Receiver`.
    pub fn server(reason: impl Into<String>) -> Self {
        Fault { code: "Server".to_owned(), reason: reason.into(), ..Fault::default() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.code.is_empty() { "(no code)" } else { &self.code })?;
        for subcode in &self.subcodes {
            write!(f, "/{subcode}")?;
        }
        write!(f, ": {}", if self.reason.is_empty() { "(no reason given)" } else { &self.reason })
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fault")
            .field("code", &self.code)
            .field("subcodes", &self.subcodes)
            .field("reason", &self.reason)
            .field("actor", &self.actor)
            .field("detail", &self.detail.as_ref().map(|detail| format_args!("{} bytes", detail.len()).to_string()))
            .finish()
    }
}

impl std::error::Error for Fault {}

/// Reads the innermost element, a `Fault` of either version. Its children are told apart by their local names alone:
/// SOAP 1.1 wants them in no namespace, and not every server knows.
pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Fault> {
    let mut fault = Fault::default();
    while let Some((_, local)) = reader.child()? {
        match local {
            "faultcode" => fault.code = local_part(&reader.text()?),
            "faultstring" => fault.reason = reader.text()?.into_owned(),
            "faultactor" | "Role" => fault.actor = Some(reader.text()?.into_owned()),
            "detail" | "Detail" => fault.detail = Some(reader.source()?.to_owned()),
            "Code" => {
                let mut codes = codes(reader)?.into_iter();
                fault.code = codes.next().unwrap_or_default();
                fault.subcodes = codes.collect();
            }
            "Reason" => {
                while reader.child()?.is_some() {
                    let text = reader.text()?;
                    if fault.reason.is_empty() {
                        fault.reason = text.into_owned();
                    }
                }
            }
            _ => reader.skip()?,
        }
    }
    Ok(fault)
}

/// The values of a SOAP 1.2 code and of the subcodes nested in it, from the outermost.
fn codes(reader: &mut Reader<'_>) -> Result<Vec<String>> {
    let mut codes = Vec::new();
    let mut depth = 1;
    while depth > 0 {
        match reader.child()? {
            Some((_, "Value")) => codes.push(local_part(&reader.text()?)),
            Some((_, "Subcode")) => depth += 1,
            Some(_) => reader.skip()?,
            None => depth -= 1,
        }
    }
    Ok(codes)
}

fn local_part(qname: &str) -> String {
    let qname = qname.trim();
    qname.rsplit_once(':').map_or(qname, |(_, local)| local).to_owned()
}

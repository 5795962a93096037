//! Attachments: Python's email package and zeep.

use super::{output, python};
use downstream::{
    album::album::{
        RequestHeaders, Scan, ScanResponse, Turn, TurnResponse,
        server::{AlbumServer, AlbumService, Result},
    },
    servers::now,
};
use soapwright::Attachment;

/// Gives back what it gets.
struct Echo;

impl AlbumService for Echo {
    async fn turn(&self, Turn { degrees, photo }: Turn, _: RequestHeaders) -> Result<TurnResponse> {
        let photo = Attachment { content_id: None, ..photo };
        Ok(TurnResponse { degrees: degrees + 90, photo, api_key: Attachment::new("text/plain", "key") }.into())
    }

    async fn scan(&self, mut request: Scan, _: RequestHeaders) -> Result<ScanResponse> {
        Ok(ScanResponse { book: request.page.pop(), ..ScanResponse::default() }.into())
    }
}

#[test]
#[ignore = "needs Python's zeep, which .ci/run installs; ZEEP_PYTHON is the Python that has it"]
fn pythons_email_package_writes_requests_and_reads_answers_and_zeep_too() {
    let url = super::serve(|request| now(AlbumServer::new(Echo).handle(request)));
    let expected = "photo image/png True\napiKey text/plain b'key'\n94 [True, False]\n\
                    application/xop+xml True\nTrue\n";
    assert_eq!(output(&python(), "attachments_client.py", "album.wsdl", &url).replace('<', ""), expected);
}

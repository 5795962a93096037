//! Tests of attachments with Python's email package and zeep.

use super::{output, python};
use downstream::{
    album::album::{
        RequestHeaders, Scan, ScanResponse, Turn, TurnResponse,
        server::{AlbumServer, AlbumService, Result},
    },
    servers::now,
};
use soapwright::Attachment;

/// An implementation that returns its attachments.
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
#[ignore = "needs Python with zeep, which .ci/run installs; ZEEP_PYTHON names it"]
fn python_email_and_zeep_exchange_attachments_with_our_server() {
    let url = super::serve(|request| now(AlbumServer::new(Echo).handle(request)));
    let expected = "photo image/png True\napiKey text/plain b'key'\n94 [True, False]\n\
                    application/xop+xml True\nTrue\n";
    assert_eq!(output(&python(), "attachments_client.py", "album.wsdl", &url).replace('<', ""), expected);
}

//! Tests of the exact bytes of the requests of SetPassword.

use services86::{
    types::SoTimeZone,
    user::{RequestHeaders, operations},
};
use tests::{Caller, Reply, Server, Way, http, message};

const WITH_HEADERS: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\
    <soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" \
    xmlns:n1=\"http://www.superoffice.net/ws/crm/NetServer/Services86\">\
    <soap:Header>\
    <n1:ApplicationToken>app-t0ken-1234</n1:ApplicationToken>\
    <n1:Credentials><n1:Ticket>7T:s3cretTicket==</n1:Ticket></n1:Credentials>\
    <n1:TimeZone><n1:SoTimeZoneId>105</n1:SoTimeZoneId>\
    <n1:SoTimeZoneLocationCode>CH</n1:SoTimeZoneLocationCode></n1:TimeZone>\
    </soap:Header>\
    <soap:Body><n1:SetPassword><n1:AssociateId>5</n1:AssociateId>\
    <n1:Password>correct horse &lt;&amp;&gt;</n1:Password></n1:SetPassword></soap:Body></soap:Envelope>";

const WITHOUT_HEADERS: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\
    <soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" \
    xmlns:n1=\"http://www.superoffice.net/ws/crm/NetServer/Services86\">\
    <soap:Body><n1:SetPassword><n1:AssociateId>5</n1:AssociateId>\
    <n1:Password>correct horse &lt;&amp;&gt;</n1:Password></n1:SetPassword></soap:Body></soap:Envelope>";

const ACTION: &str = "\"http://www.superoffice.net/ws/crm/NetServer/Services86/User/SetPassword\"";

fn encoded(headers: &RequestHeaders) -> soapwright::Encoded {
    operations::SET_PASSWORD.encode(&message::set_password(), headers).expect("everything in it can be written")
}

#[test]
fn request_with_every_header_has_exact_bytes() {
    let zone = SoTimeZone { so_time_zone_id: Some(105), so_time_zone_location_code: Some("CH".to_owned()) };
    let encoded = encoded(&RequestHeaders { time_zone: Some(zone.into()), ..message::secret_headers() });
    assert_eq!(String::from_utf8(encoded.body).unwrap(), WITH_HEADERS);
    assert_eq!(encoded.content_type, "text/xml; charset=utf-8");
    assert_eq!(encoded.soap_action, Some(ACTION));
}

#[test]
fn request_without_headers_has_no_header_element() {
    let encoded = encoded(&RequestHeaders::default());
    assert_eq!(String::from_utf8(encoded.body).unwrap(), WITHOUT_HEADERS);
}

#[test]
fn http_request_follows_the_binding() {
    for way in Way::BOTH {
        let answer = http(200, Some("text/xml; charset=utf-8"), message::response("true"));
        let server = Server::start([Reply::Close(answer)]);
        let answer = Caller::new(way, &server.url()).call(message::set_password()).unwrap();
        assert_eq!(answer.body.response, Some(true), "{way:?}");
        let [request] = &server.requests()[..] else { panic!("{way:?}: not one request") };
        assert_eq!(request.head.lines().next(), Some("POST /Remote/Services86/User.svc HTTP/1.1"), "{way:?}");
        assert_eq!(request.header("Content-Type"), ["text/xml; charset=utf-8"], "{way:?}");
        assert_eq!(request.header("SOAPAction"), [ACTION], "{way:?}");
        assert_eq!(request.header("Content-Length"), [request.body.len().to_string()], "{way:?}");
        assert_eq!(request.header("Transfer-Encoding"), [""; 0], "{way:?}");
        assert_eq!(request.body, encoded(&message::secret_headers()).body, "{way:?}");
    }
}

//! Elements of one name in several places of a sequence: only the order tells them apart.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::trips::operations::TRIP;

    let (trip, ()) = messages.request("Trip.request.xml", &TRIP);
    assert_eq!((trip.place.as_str(), trip.place_element.as_str()), ("Oslo", "Trondheim"));
    assert_eq!((trip.via, trip.via_element), (vec!["Hamar".to_owned()], 7));
    assert_eq!(messages.request("Trip.disorder.request.xml", &TRIP).0.place_element, "Trondheim");
    messages.refused_request("Trip.missing.request.refused.xml", &TRIP);
    assert_eq!(messages.response("Trip.response.xml", &TRIP).body.b, 5);
}

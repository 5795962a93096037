//! Types that contain themselves: directly, in a list, and through a choice and another type.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::{forest::operations::PLANT, types::TreeChoice};

    let (request, ()) = messages.request("Plant.request.xml", &PLANT);
    assert!(matches!(&request.choice, TreeChoice::Branch(branch) if branch.left.choice == TreeChoice::Leaf(1)));
    let response = messages.response("Plant.response.xml", &PLANT).body;
    assert_eq!(response.next.unwrap().name, "b");
    assert_eq!(response.child[1].child[0].name, "e");
}

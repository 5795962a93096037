//! Writes the messages that other stacks read: `messages FOLDER` prints the file and the row of each.

use speed::{
    Style,
    content::{user, users_of_bytes},
};
use std::path::Path;

fn main() {
    let folder = std::env::args().nth(1).expect("a folder");
    let mut written = 0;
    let mut write = |row: String, xml: String| {
        let path = Path::new(&folder).join(format!("{written}.xml"));
        std::fs::write(&path, xml).expect("the folder can be written");
        println!("{}\t{row}", path.display());
        written += 1;
    };
    for (name, style) in Style::ALL {
        write(format!("GetUser, {name}"), user(style));
    }
    for (name, style) in Style::ALL {
        write(format!("1 MB, {name}"), users_of_bytes(style, 1_000_000));
    }
}

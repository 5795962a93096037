//! Sample values of every message of every operation, against our own reading and a schema validator that others wrote.

use corpus::{documents, index, judge};
use sample::Sampler;
use std::{collections::BTreeMap, fs, path::Path};

#[test]
fn every_sample_is_valid_and_read_as_it_was_written() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("samples");
    let _ = fs::remove_dir_all(&folder);
    let paths: BTreeMap<_, _> = index().into_iter().map(|(name, path, _)| (name, path)).collect();
    let (mut failures, mut table, mut count) = (Vec::new(), String::new(), 0);
    for document in documents().filter(|document| document.operations > 0) {
        let own = folder.join(document.name);
        fs::create_dir_all(&own).unwrap();
        table += &format!("{}\t{}\n", document.name, paths[document.name].display());
        let messages = (document.samples)(&mut Sampler::default());
        for (number, messages) in messages.iter().enumerate() {
            for message in &messages.messages {
                count += 1;
                let name = format!("{number:03}-{}-{}", messages.operation.replace('/', "_"), message.name);
                fs::write(own.join(&name).with_extension("xml"), &message.bytes).unwrap();
                failures.extend(message.problem.as_ref().map(|problem| format!("{}/{name}: {problem}", document.name)));
            }
        }
    }
    fs::write(folder.join("documents.tsv"), table).unwrap();
    println!("{count} messages");
    println!("{} failures\n{}", failures.len(), failures.join("\n"));
    let findings = judge(&folder).unwrap();
    for finding in findings {
        println!("{}\t{}\t{}\t{}", finding.document, finding.message, finding.kind, finding.text);
    }
}

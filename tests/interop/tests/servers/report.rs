//! Running of all cases with both clients, and the results as rows of tables.

use crate::{
    case::{Ask, Verdict},
    table::{Table, Tables, row},
};
use interop::{Asynchronous, Blocking, Caller, Recorder, Server, judge};
use std::{error::Error, fmt::Write, path::Path};

/// The results as tables, and the failures as text.
pub struct Report {
    tables: Vec<Table>,
    servers: Vec<String>,
    found: Tables,
    failures: String,
}

impl Report {
    /// Creates an empty report.
    pub fn new(tables: &[Table]) -> Self {
        Report { tables: tables.to_vec(), servers: Vec::new(), found: Tables::default(), failures: String::new() }
    }

    /// Runs the cases with both clients, which must get equal results. The requests are kept in the folder.
    pub fn run(&mut self, server: &Server, folder: &Path) -> Result<(), Box<dyn Error>> {
        let (asynchronous, blocking) = (self.ask(server, "async", folder)?, self.ask(server, "blocking", folder)?);
        for (((operation, _), asynchronous), blocking) in self.tables.clone().iter().zip(asynchronous).zip(blocking) {
            if asynchronous != blocking {
                self.failed(server, "async and blocking", operation, &format!("{asynchronous:?} and {blocking:?}"));
            }
            self.found.insert(operation, server.name(), row(server.name(), asynchronous.into_iter()));
        }
        self.servers.push(server.name().to_owned());
        Ok(())
    }

    /// Runs the cases with one client, validates its requests, and returns the cells of each table.
    fn ask(&mut self, server: &Server, client: &str, folder: &Path) -> Result<Vec<Vec<&'static str>>, Box<dyn Error>> {
        let recorder = Recorder::start(server.port())?;
        let caller: Box<dyn Caller> = match client {
            "async" => Box::new(Asynchronous::new(&recorder.endpoint())?),
            _ => Box::new(Blocking::new(&recorder.endpoint())?),
        };
        let (mut found, mut asked) = (Vec::new(), 0);
        for (operation, cases) in self.tables.clone() {
            let cells = cases.iter().map(|case| self.cell(*case, operation, server, client, caller.as_ref()));
            found.push(cells.collect());
            asked += cases.len();
        }
        let requests = recorder.requests()?;
        if requests.len() < asked {
            return Err(format!("{} requests recorded for {asked} cases", requests.len()).into());
        }
        if let Err(why) = judge(&requests, &folder.join(client)) {
            self.failed(server, client, "requests", &why);
        }
        Ok(found)
    }

    fn cell(
        &mut self,
        case: &dyn Ask,
        operation: &str,
        server: &Server,
        client: &str,
        caller: &dyn Caller,
    ) -> &'static str {
        match case.ask(caller, server.family()) {
            Verdict::Right => "ok",
            Verdict::Limited(reason) => reason.word,
            Verdict::Wrong(why) => {
                self.failed(server, client, &format!("{operation}, {}", case.name()), &why);
                "FAILED"
            }
        }
    }

    fn failed(&mut self, server: &Server, client: &str, what: &str, why: &str) {
        let _ = writeln!(self.failures, "{}, {client}, {what}: {why}", server.name());
    }

    /// Prints the tables and returns them. Panics if there were failures.
    pub fn close(self) -> Tables {
        let servers: Vec<_> = self.servers.iter().map(String::as_str).collect();
        println!("\n{}", self.found.render(&self.tables, &servers));
        assert!(self.failures.is_empty(), "\n{}", self.failures);
        self.found
    }
}

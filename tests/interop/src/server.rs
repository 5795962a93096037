//! Processes of SOAP servers.

use std::{
    env, fs,
    net::{Ipv4Addr, TcpListener, TcpStream},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// The time limit for starting a server. The first start compiles it, which takes up to a minute on an idle machine.
const START: Duration = Duration::from_secs(180);

/// A shell command that runs the server with a watcher, which kills the process group when standard input closes. Thus
/// the server ends even if the test process is killed.
const LEASH: &str = r#"exec 3<&0; { read -r _ <&3; kill -KILL 0; } & exec "$@" 3<&- </dev/null"#;

/// The servers that every run must pass.
pub const SERVERS: [&str; 6] = ["php", "mono", "java-validating", "gsoap-strict", "kdsoap", "node"];

/// Returns the servers that the environment variable `INTEROP` names, or else [`SERVERS`].
pub fn names() -> Vec<String> {
    let names = env::var("INTEROP").unwrap_or_else(|_| SERVERS.join(","));
    names.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

/// A running server, whose processes are ended when it is dropped.
pub struct Server {
    name: String,
    port: u16,
    process: Child,
    log: PathBuf,
}

impl Server {
    /// Starts the server of this name and waits until it listens. Its output goes to a file in `folder`. `variables`
    /// are set in its environment: `WSDL`, the contract to read instead of its own, or `LOG`, the file for decoded
    /// requests. Some servers ignore them.
    pub fn start(name: &str, folder: &Path, variables: &[(&str, &Path)]) -> Result<Self, String> {
        let failed = |what: &dyn std::fmt::Display| format!("{name} can't be started: {what}");
        let port = free_port().map_err(|error| failed(&error))?;
        fs::create_dir_all(folder).map_err(|error| failed(&error))?;
        let log = folder.join("server.log");
        let output = fs::File::create(&log).map_err(|error| failed(&error))?;
        let mut command = Command::new("bash");
        command.args(["-c", LEASH, "leash"]).arg(crate::shared().join("interop/serve")).args([name, &port.to_string()]);
        // Some servers convert times to their own zone, so their responses would depend on the machine.
        command.env("INTEROP_BUILD", crate::build()).env("TZ", "UTC");
        command.envs(variables.iter().copied());
        let errors = output.try_clone().map_err(|error| failed(&error))?;
        let process = command.process_group(0).stdin(Stdio::piped()).stdout(output).stderr(errors).spawn();
        let process = process.map_err(|error| failed(&error))?;
        let mut server = Server { name: name.to_owned(), port, process, log };
        server.wait_until_it_listens().map_err(|error| failed(&error))?;
        Ok(server)
    }

    fn wait_until_it_listens(&mut self) -> Result<(), String> {
        let began = Instant::now();
        let why = loop {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_ok() {
                return Ok(());
            }
            if let Ok(Some(status)) = self.process.try_wait() {
                break format!(
                    "it ended with {status}; is it installed (../shared/interop/serve install {})?",
                    self.name
                );
            }
            if began.elapsed() > START {
                break format!("it didn't listen within {} seconds", START.as_secs());
            }
            thread::sleep(Duration::from_millis(50));
        };
        Err(format!("{why}\n{}", fs::read_to_string(&self.log).unwrap_or_default()))
    }

    /// Returns the name by which the server was started.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the port of 127.0.0.1 on which the server listens.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Returns the name in the server's header `ExtraInfo`, which lacks the mode.
    pub fn family(&self) -> &str {
        self.name.split('-').next().unwrap_or_default()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        // Closing the pipe makes the watcher kill the server. An error can't be reported from here.
        let _ = self.process.wait();
    }
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

//! Starting and stopping a server.

use std::{
    env, fs,
    net::{Ipv4Addr, TcpListener, TcpStream},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// The first start of a server compiles it: that of the slowest takes a minute where nothing else runs.
const START: Duration = Duration::from_secs(180);

/// Becomes the server, in a process group of its own, and leaves a watcher beside it that kills the group when
/// standard input closes. That happens even when the test process is killed, so no server can outlive it.
const LEASH: &str = r#"exec 3<&0; { read -r _ <&3; kill -KILL 0; } & exec "$@" 3<&- </dev/null"#;

/// The servers that every run must pass.
pub const SERVERS: [&str; 6] = ["php", "mono", "java-validating", "gsoap-strict", "kdsoap", "node"];

/// The servers that the environment variable `INTEROP` names, or else [`SERVERS`].
pub fn names() -> Vec<String> {
    let names = env::var("INTEROP").unwrap_or_else(|_| SERVERS.join(","));
    names.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

/// A running server. Dropping it ends all of its processes.
pub struct Server {
    name: String,
    port: u16,
    process: Child,
    log: PathBuf,
}

impl Server {
    /// Starts the server of this name and waits until it listens. What it prints goes to a file in `folder`; `variables`
    /// are for its environment: `WSDL`, the contract to read in place of its own, or `LOG`, where it writes what it
    /// decoded; which server knows which, its own documentation says.
    pub fn start(name: &str, folder: &Path, variables: &[(&str, &Path)]) -> Result<Self, String> {
        let failed = |what: &dyn std::fmt::Display| format!("{name} can't be started: {what}");
        let port = free_port().map_err(|error| failed(&error))?;
        fs::create_dir_all(folder).map_err(|error| failed(&error))?;
        let log = folder.join("server.log");
        let output = fs::File::create(&log).map_err(|error| failed(&error))?;
        let mut command = Command::new("bash");
        command.args(["-c", LEASH, "leash"]).arg(crate::shared().join("interop/serve")).args([name, &port.to_string()]);
        // Some turn times into their own zone: they would give other answers on other machines.
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

    /// The name it was started by.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The port of 127.0.0.1 on which it listens.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// What it calls itself in the header `ExtraInfo`: its name without the mode it runs in.
    pub fn family(&self) -> &str {
        self.name.split('-').next().unwrap_or_default()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        // It ends by the kill that the closed pipe brings about; there is no one to tell if it can't be waited for.
        let _ = self.process.wait();
    }
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

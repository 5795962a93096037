//! Generates clients of two operations of User, and clients and servers of the services in `wsdl/`, each with a focus
//! of its own: headers, checks, names, content, wildcards, simple types, operations, nesting, secrets and hostile
//! texts.

mod every_name;

use soapwright_build::{Builder, Error, Failure, Request, generate};
use std::{env, fs, path::Path};

fn main() -> Result<(), Error> {
    Builder::new()
        .wsdl("../../wsdl/User.wsdl")
        .operation("SetPassword")
        .operation("GetUserInfoList")
        .wsdl("wsdl/task.wsdl")
        .operation("Finish")
        .secret("StackTrace")
        .failure(Failure::new().succeeded("Succeeded").error("ExceptionInfo").message(["FriendlyText", "Message"]))
        .server(true)
        .strict()
        .generate()?;
    let out_dir = env::var_os("OUT_DIR").unwrap_or_default();
    for name in ["checks", "deep", "lexical", "secrets"] {
        let wsdl = format!("wsdl/{name}.wsdl");
        let builder = Builder::new().wsdl(wsdl).server(matches!(name, "deep" | "lexical")).checks(true).strict();
        let builder = if name == "secrets" { builder.not_secret("boardingPass") } else { builder };
        builder.out_dir(Path::new(&out_dir).join(name)).generate()?;
    }
    let mut first_calls = String::new();
    for name in [
        "album",
        "bodies",
        "content",
        "files",
        "letters",
        "lock",
        "names",
        "nil",
        "order",
        "quotes",
        "relay",
        "shapes",
        "simple",
        "wildcards",
    ] {
        let wsdl = format!("wsdl/{name}.wsdl");
        Builder::new().wsdl(&wsdl).server(true).strict().out_dir(Path::new(&out_dir).join(name)).generate()?;
        let generated = generate(&Request::new([wsdl]))?;
        let module = match name {
            "bodies" => "forms",
            "quotes" => "market",
            name => name,
        };
        let call = generated.first_call(&format!("downstream::{module}"), "soapwright").unwrap_or_default();
        first_calls += &format!("mod {module} {{\n{call}}}\n");
    }
    let path = Path::new(&out_dir).join("first_calls.rs");
    fs::write(&path, first_calls).map_err(|error| soapwright_build::Diagnostic::file(&path, error))?;
    Builder::new()
        .wsdl("wsdl/bodies.wsdl")
        .operation("Move")
        .optional_parts(true)
        .strict()
        .out_dir(Path::new(&out_dir).join("lenient"))
        .generate()?;
    let wsdl = Path::new(&out_dir).join("hostile.wsdl");
    let text = include_str!("wsdl/hostile.wsdl").replace("@evil@", include_str!("wsdl/hostile.txt"));
    fs::write(&wsdl, text).map_err(|error| soapwright_build::Diagnostic::file(&wsdl, error))?;
    let out = Path::new(&out_dir).join("hostile");
    Builder::new().wsdl(wsdl).server(true).strict().out_dir(out).generate()?;
    let wsdl = Path::new(&out_dir).join("every_name.wsdl");
    fs::write(&wsdl, every_name::wsdl()).map_err(|error| soapwright_build::Diagnostic::file(&wsdl, error))?;
    let out = Path::new(&out_dir).join("every_name");
    Builder::new().wsdl(wsdl).server(true).checks(true).strict().out_dir(out).generate()
}

//! The program itself, as `make run` starts it.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use stand_in::{DEMO_CONSUMERS, PASSWORD, UNCLAIMED};
use tempfile::TempDir;

fn start(folder: &Path, arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_stand-in"))
        .args(["--port", "0", "--db"])
        .arg(folder.join("new/stand-in.sqlite"))
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts")
}

fn stop(program: &mut Child, signal: &str) -> Option<i32> {
    let id = program.id().to_string();
    Command::new("kill")
        .args([signal, &id])
        .status()
        .expect("kill is there");
    program.wait().expect("it ends").code()
}

#[test]
fn it_says_where_it_listens_and_who_can_sign_in_and_stops_when_told_to() {
    let folder = TempDir::new().expect("a temporary folder");
    for signal in ["-INT", "-TERM"] {
        let mut program = start(folder.path(), &["--fresh", "--base", "/cabinet/"]);
        let mut said = BufReader::new(program.stdout.take().expect("a pipe"));
        let mut first = String::new();
        said.read_line(&mut first).expect("a line");
        let port = first
            .trim()
            .strip_prefix("listening on http://127.0.0.1:")
            .and_then(|rest| rest.strip_suffix('/'))
            .and_then(|port| port.parse::<u16>().ok());
        assert!(port.is_some_and(|port| port > 0), "{first}");
        assert_eq!(stop(&mut program, signal), Some(0));

        let mut rest = String::new();
        said.read_to_string(&mut rest).expect("text");
        for consumer in &DEMO_CONSUMERS {
            assert!(rest.contains(consumer.login), "{rest}");
        }
        let home = format!("http://127.0.0.1:{}/cabinet/", port.unwrap_or_default());
        assert!(rest.contains(&home) && rest.contains(PASSWORD), "{rest}");
        assert!(rest.contains("/stand-in/outbox"), "{rest}");
        let to_register_with = &UNCLAIMED[0];
        assert!(rest.contains(to_register_with.operator_account), "{rest}");
    }
}

#[test]
fn what_it_does_not_understand_it_says_with_what_it_would() {
    let folder = TempDir::new().expect("a temporary folder");
    for (arguments, said) in [
        (vec!["--prot", "9000"], "--prot is unknown"),
        (vec!["--port"], "--port wants a value"),
        (vec!["--port", "70000"], "--port wants a number"),
        (
            vec!["--clock", "tomorrow"],
            "--clock wants a time with an offset",
        ),
        (vec!["--base", "cabinet"], "--base wants a path"),
        (vec!["--base", "/api"], "--base wants a path"),
    ] {
        let output = start(folder.path(), &arguments)
            .wait_with_output()
            .expect("it ends");
        let text = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{text}");
        assert!(text.contains(said) && text.contains("--frozen"), "{text}");
    }
}

#[test]
fn a_port_that_is_taken_is_named() {
    let folder = TempDir::new().expect("a temporary folder");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let output = start(folder.path(), &["--port", &port])
        .wait_with_output()
        .expect("it ends");
    let text = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.contains(&format!("port {port}")), "{text}");
}

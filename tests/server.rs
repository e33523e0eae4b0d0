//! `interleave serve` through its public door: a Flask program behind a local port, spoken to in plain
//! bytes, on its good days and its bad ones.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A server that ends with the test.
struct Served {
    process: Child,
    address: String,
    errors: BufReader<std::process::ChildStderr>,
}

impl Served {
    fn new(arguments: &[&str]) -> Served {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/server");
        let mut process = Command::new(env!("CARGO_BIN_EXE_interleave"))
            .current_dir(folder)
            .args(["serve", "likes.py", "--port", "0"])
            .args(arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let mut errors = BufReader::new(process.stderr.take().expect("it is piped"));
        let address = loop {
            let mut line = String::new();
            errors.read_line(&mut line).expect("it says where it is");
            if let Some((_, rest)) = line.split_once("http://") {
                break rest.trim_end_matches(['/', '\n']).to_owned();
            }
            assert!(!line.is_empty(), "the server ended");
        };
        Served {
            process,
            address,
            errors,
        }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).expect("it listens");
        let patience = Some(Duration::from_secs(100));
        stream.set_read_timeout(patience).expect("it can be set");
        stream
    }

    /// What comes back for these bytes until the connection ends.
    fn exchange(&self, bytes: &str) -> String {
        let mut stream = self.connect();
        stream.write_all(bytes.as_bytes()).expect("it is sent");
        let mut answer = Vec::new();
        // A reset is an end, too.
        let _ended = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str) -> String {
        let request = format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        self.exchange(&request)
    }

    fn post(&self, path: &str, form: &str, cookie: &str) -> String {
        self.exchange(&format!(
            "POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: {cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            form.len()
        ))
    }

    /// Reads the error log up to a line with these words.
    fn log_says(&mut self, words: &str) {
        let mut line = String::new();
        while self
            .errors
            .read_line(&mut line)
            .is_ok_and(|length| length > 0)
        {
            if line.contains(words) {
                return;
            }
            line.clear();
        }
        panic!("the error log never says {words:?}");
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ended = self.process.kill();
        let _gone = self.process.wait();
    }
}

fn status(answer: &str) -> &str {
    answer.get(9..12).unwrap_or_default()
}

fn body(answer: &str) -> &str {
    answer.split_once("\r\n\r\n").map_or("", |(_, body)| body)
}

fn cookie(answer: &str) -> String {
    let mut lines = answer.lines();
    let line = lines.find_map(|line| line.strip_prefix("Set-Cookie: "));
    line.and_then(|line| line.split(';').next())
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn a_flask_program_is_served_by_the_threads_of_two_processes() {
    let server = Served::new(&["--config", "small.conf"]);
    assert_eq!(body(&server.get("/")), "Hello, World!");
    assert_eq!(status(&server.get("/nowhere")), "404");
    assert_eq!(status(&server.exchange("DELETE / HTTP/1.0\r\n\r\n")), "405");
    let first = server.post("/mine", "more=3", "");
    let second = server.post("/mine", "more=4", &cookie(&first));
    assert_eq!([body(&first), body(&second)], ["3", "7"]);
    let forged = server.post("/mine", "more=1", &cookie(&second).replace("=ey", "=fy"));
    assert_eq!(body(&forged), "1");
    assert!(server.get("/pieces").ends_with("2\r\n4\n\r\n0\r\n\r\n"));
    // Two requests on one connection.
    let both =
        "GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    assert_eq!(server.exchange(both).matches("Hello, World!").count(), 2);
    // Every child has globals of its own, and every request a thread of a child.
    let where_to: Vec<String> = (0..8).map(|_| server.get("/where")).collect();
    let mut pids: Vec<&str> = where_to
        .iter()
        .filter_map(|answer| body(answer).split(' ').next())
        .collect();
    pids.sort_unstable();
    pids.dedup();
    assert_eq!(pids, ["4243", "4244"]);
    let counted: Vec<String> = (0..12).map(|_| server.post("/likes", "", "")).collect();
    let most = counted
        .iter()
        .filter(|answer| body(answer).contains("\"likes\":12"));
    assert_eq!(most.count(), 0, "no child has seen all twelve");
}

#[test]
fn bad_days_are_nobody_elses() {
    let mut server = Served::new(&["--config", "small.conf"]);
    assert_eq!(status(&server.get("/broken")), "500");
    server.log_says("ZeroDivisionError: division by zero");
    assert_eq!(status(&server.get("/mute")), "500");
    server.log_says("did not return a valid response");
    assert_eq!(server.get("/dies"), "");
    server.log_says("exited with status 3");
    assert_eq!(status(&server.get("/sleeps")), "504");
    assert_eq!(status(&server.get("/loops")), "504");
    assert_eq!(body(&server.get("/chatty")), "said");
    assert_eq!(status(&server.exchange("NONSENSE\r\n\r\n")), "400");
    assert_eq!(
        status(&server.exchange("GET / HTTP/1.1\r\nHost: x\r\nContent-")),
        "408"
    );
    assert_eq!(body(&server.get("/")), "Hello, World!");
}

#[test]
fn flasks_own_two_ways_serve_too() {
    for way in ["--one-thread", "--thread-per-request"] {
        let server = Served::new(&[way]);
        for number in 1..4 {
            let answer = server.post("/likes", "", "");
            assert_eq!(
                body(&answer),
                format!("{{\"likes\":{number},\"pid\":4242}}\n")
            );
        }
        assert!(server.get("/where").contains("4242 child 1 thread "));
    }
}

#[test]
fn a_load_is_served_and_summed_up() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/server");
    let output = Command::new(env!("CARGO_BIN_EXE_interleave"))
        .current_dir(folder)
        .args([
            "serve",
            "likes.py",
            "--config",
            "small.conf",
            "--clients",
            "4",
        ])
        .args([
            "--think", "0.02", "--get", "/", "--get", "/likes", "--for", "2", "--json",
        ])
        .output()
        .expect("it runs");
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text
        .lines()
        .find(|line| line.starts_with('{'))
        .expect("a summary");
    let summary: serde_json::Value = serde_json::from_str(line).expect("it is JSON");
    let outcomes = summary["status"]["outcomes"].as_array().expect("a list");
    assert_eq!(outcomes.len(), 2);
    for kind in outcomes {
        assert!(kind["fine"].as_u64() > Some(0), "{kind}");
        for problem in ["busy", "late", "failed", "broken", "givenUp"] {
            assert_eq!(kind[problem], 0, "{kind}");
        }
    }
}

#[test]
fn a_wrong_configuration_is_refused_with_its_line() {
    let file = std::env::temp_dir().join(format!("interleave-{}.conf", std::process::id()));
    std::fs::write(&file, "<IfModule worker.c>\nMaxClent 300\n</IfModule>\n")
        .expect("it is written");
    let output = Command::new(env!("CARGO_BIN_EXE_interleave"))
        .args(["serve", "likes.py", "--config"])
        .arg(&file)
        .output()
        .expect("it runs");
    let _gone = std::fs::remove_file(&file);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.contains(":2: error: there is no directive MaxClent. Did you mean MaxClients?"),
        "{said}"
    );
}

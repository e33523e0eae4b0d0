//! `interleave serve FILE.py [--config HTTPD.CONF] [--port N]` serves a Flask program at a local port, as
//! the Apache directives of a file say; `--clients N` makes load inside of the process instead, for
//! `--for SECONDS`, and reports what came of it. The access log goes to standard output, the error log to
//! standard error.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use interleave::host::Host;
use interleave::live::{Options, Program};
use interleave::server::{self, Configuration, Load, Outside, RequestKind, Site, Status, Weight};

use super::run::{load_started, terminal};
use super::{Failure, USAGE, number, only_file, pool};

struct Request {
    file: String,
    configuration: Configuration,
    port: Option<u16>,
    workers: usize,
    gil: bool,
    load: Load,
    seconds: Option<f64>,
    json: bool,
}

/// Serves the program the arguments name; gives its exit code.
pub fn command(arguments: &[String]) -> Result<i32, Failure> {
    serve(&parse(arguments)?)
}

fn parse(arguments: &[String]) -> Result<Request, Failure> {
    let mut request = Request {
        file: String::new(),
        configuration: Configuration::default(),
        port: None,
        workers: std::thread::available_parallelism().map_or(2, |cores| cores.get().max(2)),
        gil: false,
        load: Load {
            clients: 0,
            think: 0.0,
            ramp: 0.0,
            keep_alive: false,
            patience: 60.0,
            kinds: Vec::new(),
        },
        seconds: None,
        json: false,
    };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--config" => request.configuration = configuration(rest.next())?,
            "--one-thread" => request.configuration = Configuration::one_thread(),
            "--thread-per-request" => request.configuration = Configuration::thread_per_request(),
            "--port" => request.port = Some(number("--port", rest.next())?),
            "--workers" => request.workers = number("--workers", rest.next())?,
            "--gil" => request.gil = true,
            "--clients" => request.load.clients = number("--clients", rest.next())?,
            "--think" => request.load.think = number("--think", rest.next())?,
            "--ramp" => request.load.ramp = number("--ramp", rest.next())?,
            "--keep-alive" => request.load.keep_alive = true,
            "--get" => request.load.kinds.push(kind(rest.next())?),
            "--for" => request.seconds = Some(number("--for", rest.next())?),
            "--json" => request.json = true,
            other => only_file(other, &mut request.file)?,
        }
    }
    if request.file.is_empty() {
        return Err(Failure::misuse(format!("serve needs a program\n{USAGE}")));
    }
    if !(1..=256).contains(&request.workers) {
        return Err(Failure::misuse("--workers takes a number from 1 to 256"));
    }
    if request.load.clients > 0 && request.load.kinds.is_empty() {
        request.load.kinds.push(kind(Some(&"/".to_owned()))?);
    }
    if request.load.clients == 0 && request.port.is_none() {
        request.port = Some(5000);
    }
    Ok(request)
}

fn kind(path: Option<&String>) -> Result<RequestKind, Failure> {
    match path {
        Some(path) if path.starts_with('/') => Ok(RequestKind {
            method: "GET".to_owned(),
            path: path.clone(),
            form: String::new(),
            weight: 1,
        }),
        _ => Err(Failure::misuse("--get takes a path, such as /likes")),
    }
}

/// The configuration in a file. What there is to say about it goes to standard error.
fn configuration(file: Option<&String>) -> Result<Configuration, Failure> {
    let file = file.ok_or_else(|| Failure::misuse("--config takes a file"))?;
    let text = std::fs::read_to_string(file)
        .map_err(|error| Failure::misuse(format!("can't read '{file}': {error}")))?;
    let (configuration, remarks) = server::read(&text);
    let shown: Vec<String> = remarks
        .iter()
        .map(|remark| {
            let weight = match remark.weight {
                Weight::Error => "error: ",
                Weight::Warning | Weight::Notice => "",
            };
            format!("{file}:{}: {weight}{}", remark.line, remark.message)
        })
        .collect();
    let shown = shown.join("\n");
    if !server::is_fine(&remarks) {
        return Err(Failure {
            exit_code: 2,
            message: shown,
        });
    }
    if !shown.is_empty() {
        eprintln!("{shown}");
    }
    Ok(configuration)
}

fn serve(request: &Request) -> Result<i32, Failure> {
    let program = load_started(&request.file, &[])?;
    let host: Arc<dyn Host> = terminal(&request.file, usize::MAX);
    let sockets = Arc::new(Sockets::default());
    let site = Site::new(
        request.configuration.clone(),
        Arc::clone(&host),
        Some(sockets.clone()),
        if request.port.is_some() { 0.001 } else { 1.0 },
    );
    if let Some(port) = request.port {
        let listener = TcpListener::bind(("127.0.0.1", port))
            .map_err(|error| Failure::misuse(format!("can't listen at port {port}: {error}")))?;
        let port = listener.local_addr().map_or(port, |address| address.port());
        eprintln!("interleave: serving at http://127.0.0.1:{port}/");
        let site = site.clone();
        std::thread::spawn(move || listen(&listener, &site, &sockets));
    }
    let over = Arc::new(AtomicBool::new(false));
    let observer = {
        let (site, over) = (site.clone(), Arc::clone(&over));
        let (load, seconds, json) = (request.load.clone(), request.seconds, request.json);
        std::thread::spawn(move || observe(&site, load, seconds, json, &over))
    };
    let exit_code = run(request, &site.serve(program), host);
    over.store(true, Ordering::Release);
    let _ended = observer.join();
    exit_code
}

fn run(request: &Request, program: &Program, host: Arc<dyn Host>) -> Result<i32, Failure> {
    let workers = request.workers;
    let pool = pool(workers)?;
    let options = Options {
        workers,
        gil: request.gil,
        ..Options::default()
    };
    let report =
        pool.install(|| program.run(host, None, Arc::new(AtomicU32::new(0)), options, &[]));
    Ok(report.exit_code)
}

/// Makes load once the program serves, writes the logs, and in the end says what came of it all.
fn observe(site: &Site, load: Load, seconds: Option<f64>, json: bool, over: &AtomicBool) {
    let mut began = None;
    let mut counted = 0;
    loop {
        let ended = over.load(Ordering::Acquire);
        let status = site.status();
        counted += status.spans.len();
        for line in &status.errors {
            eprintln!("{line}");
        }
        if load.clients == 0 {
            let mut output = std::io::stdout().lock();
            for line in &status.access {
                let _gone = writeln!(output, "{line}");
            }
        }
        let ready = status.idle > 0 || !status.children.is_empty() && status.children[0].pid > 0;
        if began.is_none() && ready {
            began = Some(Instant::now());
            if load.clients > 0 {
                site.set_load(load.clone());
            }
        }
        if let (Some(began), Some(seconds)) = (began, seconds)
            && !status.stopping
            && began.elapsed().as_secs_f64() >= seconds
        {
            if load.clients > 0 {
                summarize(&status, counted, began.elapsed().as_secs_f64(), json);
            }
            site.set_load(Load {
                clients: 0,
                ..load.clone()
            });
            site.stop();
        }
        if ended {
            return;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn summarize(status: &Status, counted: usize, seconds: f64, json: bool) {
    if json {
        println!(
            "{}",
            serde_json::json!({ "seconds": seconds, "status": status })
        );
        return;
    }
    let times = &status.percentiles;
    let answered: u32 = status.by_class.iter().sum();
    println!(
        "{answered} answers in {seconds:.1} s: {:.0} a second, {counted} by threads",
        f64::from(answered) / seconds
    );
    println!(
        "of the last: half within {:.2} ms, 95 % within {:.2} ms, 99 % within {:.2} ms",
        times.half * 1e3,
        times.ninety_five * 1e3,
        times.ninety_nine * 1e3
    );
    for outcomes in &status.outcomes {
        println!(
            "{} made, {} fine, {} busy (503), {} late (504), {} failed, {} broken off, {} given up",
            outcomes.made,
            outcomes.fine,
            outcomes.busy,
            outcomes.late,
            outcomes.failed,
            outcomes.broken,
            outcomes.given_up
        );
    }
}

/// What is on its way to a client: bytes, or nothing for the end.
type Letter = Option<Vec<u8>>;

/// The connections of the local port.
#[derive(Default)]
struct Sockets(Mutex<HashMap<u64, Sender<Letter>>>);

impl Sockets {
    fn locked(&self) -> MutexGuard<'_, HashMap<u64, Sender<Letter>>> {
        self.0
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Where the answers to a connection go; there may be some already.
    fn enter(&self, connection: u64) -> Receiver<Letter> {
        let (sender, receiver) = channel();
        self.locked().insert(connection, sender);
        receiver
    }
}

impl Outside for Sockets {
    fn send(&self, connection: u64, bytes: &[u8]) {
        if let Some(sender) = self.locked().get(&connection) {
            // A writer that has gone has told the server so.
            let _gone = sender.send(Some(bytes.to_vec()));
        }
    }

    fn close(&self, connection: u64, _broken: bool) {
        if let Some(sender) = self.locked().remove(&connection) {
            let _gone = sender.send(None);
        }
    }
}

fn listen(listener: &TcpListener, site: &Site, sockets: &Arc<Sockets>) {
    for stream in listener.incoming().flatten() {
        let (site, sockets) = (site.clone(), Arc::clone(sockets));
        std::thread::spawn(move || converse(stream, &site, &sockets));
    }
}

/// One connection, from its beginning to its end.
fn converse(mut stream: TcpStream, site: &Site, sockets: &Sockets) {
    let peer = stream
        .peer_addr()
        .map_or_else(|_| "-".to_owned(), |address| address.ip().to_string());
    // An answer comes in several pieces; none of them waits until the client has told of the one before.
    let _slower = stream.set_nodelay(true);
    let Ok(mut writing) = stream.try_clone() else {
        return;
    };
    // Answers may come before the connection's number is known here, so the place is made first.
    let connection = site.connect_with(&peer, |connection| {
        let letters = sockets.enter(connection);
        std::thread::spawn(move || {
            while let Ok(Some(bytes)) = letters.recv() {
                if writing.write_all(&bytes).is_err() {
                    break;
                }
            }
            let _closed = writing.shutdown(std::net::Shutdown::Both);
        });
    });
    let mut bytes = [0; 16 << 10];
    while let Ok(length) = stream.read(&mut bytes) {
        if length == 0 {
            break;
        }
        site.bytes(connection, &bytes[..length]);
    }
    site.hang_up(connection);
    sockets.locked().remove(&connection);
}
